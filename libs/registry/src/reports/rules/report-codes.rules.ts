import type { Finding } from '@register/kernel';
import { codeFindings } from '../../findings/code.rules';
import type { ReportContext } from './report-context';

type Value = string | null | undefined;

/** Path, name in Dutch, list and value of one coded field. */
type Field = readonly [path: string, name: string, list: string, value: Value];

function ownFields({ draft }: ReportContext): Field[] {
  return [
    ['reportType', 'Soort melding', 'report-type', draft.reportType],
    ['phenomenon', 'Fenomeen', 'phenomenon', draft.phenomenon],
    ['subtype', 'Vorm', 'subtype', draft.subtype],
    ['routeIn', 'Weg waarlangs de melding binnenkwam', 'route-in', draft.routeIn],
    ['place.kind', 'Plaats', 'place-kind', draft.place.kind],
    ['outcome', 'Uitkomst', 'outcome', draft.outcome],
    ...draft.referrals.map((referral, index): Field => [`referrals[${index}]`, 'Verwijzing', 'referral', referral]),
  ];
}

function personFields({ draft }: ReportContext): Field[] {
  const victims = draft.victims.flatMap((victim, index): Field[] => [
    [`victims[${index}].sex`, `Geslacht van slachtoffer ${index + 1}`, 'sex', victim.sex],
    [`victims[${index}].ageBand`, `Leeftijdsklasse van slachtoffer ${index + 1}`, 'age-band', victim.ageBand],
    [`victims[${index}].relation`, `Relatie van slachtoffer ${index + 1} met de verdachte`, 'relation', victim.relation],
  ]);
  const suspects = draft.suspects.flatMap((suspect, index): Field[] => [
    [`suspects[${index}].sex`, `Geslacht van verdachte ${index + 1}`, 'sex', suspect.sex],
    [`suspects[${index}].country`, `Land van verdachte ${index + 1}`, 'country', suspect.country],
  ]);
  return [...victims, ...suspects];
}

function modusFields({ draft: { modus } }: ReportContext): Field[] {
  if (modus === null || modus === undefined) return [];
  return [
    ['modus.contactPlatform', 'Platform van het eerste contact', 'platform', modus.contactPlatform],
    ['modus.threatPlatform', 'Platform van de dreiging', 'platform', modus.threatPlatform],
    ['modus.spreadingPlatform', 'Platform van de verspreiding', 'platform', modus.spreadingPlatform],
    ['modus.material', 'Soort beelden', 'material', modus.material],
    ['modus.motive', 'Motief', 'motive', modus.motive],
    ['modus.paymentMethod', 'Betaalwijze', 'payment-method', modus.paymentMethod],
    ['modus.complied', 'Gevolg gegeven aan de eis', 'complied', modus.complied],
    ['modus.imagesSpread', 'Verspreiding van de beelden', 'images-spread', modus.imagesSpread],
    ...modus.demands.map((demand, index): Field => [`modus.demands[${index}]`, 'Eis', 'demand', demand]),
  ];
}

/** Every coded field against its list, on the date of the act or of receipt; the phenomenon on the date of receipt only. */
export function reportCodeFindings(context: ReportContext): Finding[] {
  const onReceipt = [{ first: context.received, last: context.received }];
  return [...ownFields(context), ...personFields(context), ...modusFields(context)].flatMap(([path, name, list, value]) =>
    codeFindings(context.codes, { path, name, list }, value, list === 'phenomenon' ? onReceipt : context.codeRanges),
  );
}

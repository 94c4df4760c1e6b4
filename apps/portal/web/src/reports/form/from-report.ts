import type { WholeReportFragment } from '../../generated/intake/graphql';
import { writeDate } from '../../ui/dutch-date';
import type { ReportValues } from './report-values';

type Content = WholeReportFragment['content'];

function dateText(date: string | null): string {
  return date === null ? '' : writeDate(date);
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}

function yesNoText(value: boolean | null): string {
  return value === null ? '' : value ? 'ja' : 'nee';
}

function modusOf(modus: Content['modus']): ReportValues['modus'] {
  return {
    contactPlatform: modus.contactPlatform ?? '',
    threatPlatform: modus.threatPlatform ?? '',
    spreadingPlatform: modus.spreadingPlatform ?? '',
    material: modus.material ?? '',
    demands: [...modus.demands],
    motive: modus.motive ?? '',
    amountDemanded: numberText(modus.amountDemanded),
    amountPaid: numberText(modus.amountPaid),
    paymentMethod: modus.paymentMethod ?? '',
    complied: modus.complied ?? '',
    imagesSpread: modus.imagesSpread ?? '',
  };
}

function placeOf({ kind, municipalityCode, municipalityName }: Content['place']): ReportValues['place'] {
  return { kind, municipality: municipalityCode === null ? null : { code: municipalityCode, name: municipalityName ?? municipalityCode } };
}

/** A stored report as the form shows it, to be corrected; references to persons are not given back by the service and start empty. */
export function valuesOf(content: Content): ReportValues {
  return {
    reportType: content.reportType,
    phenomenon: content.phenomenon,
    subtype: content.subtype ?? '',
    receivedOn: writeDate(content.receivedOn),
    actFrom: dateText(content.actFrom),
    actTo: dateText(content.actTo),
    place: placeOf(content.place),
    routeIn: content.routeIn,
    offences: content.offences.map(({ article, validFrom, name }) => ({ article, validFrom, name })),
    complaint: {
      requested: yesNoText(content.complaint.requested),
      filedOn: dateText(content.complaint.filedOn),
      knownOn: dateText(content.complaint.knownOn),
    },
    victims: content.victims.map((victim, index) => ({
      sex: victim.sex,
      age: numberText(victim.age),
      ageBand: victim.ageBand ?? '',
      municipality: victim.municipalityCode === null ? null : { code: victim.municipalityCode, name: victim.municipalityCode },
      relation: victim.relation,
      personReference: '',
      sameAs: index + 1,
    })),
    suspects: content.suspects.map((suspect, index) => ({
      known: suspect.known ? 'ja' : 'nee',
      sex: suspect.sex,
      age: numberText(suspect.age),
      country: suspect.country ?? '',
      organised: yesNoText(suspect.organised),
      chainNumber: '',
      sameAs: index + 1,
    })),
    modus: modusOf(content.modus),
    referrals: [...content.referrals],
    outcome: content.outcome,
    narrative: content.narrative ?? '',
  };
}

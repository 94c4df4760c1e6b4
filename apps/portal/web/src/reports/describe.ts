import { labelOf, type CodeLabel, type ReportCodes } from './codes';
import type { Part } from './form/three-way';
import type { ReportValues } from './form/report-values';
import { labels, text } from './form/text';

/** One line of a report in words; an empty value means that it was not filled in. */
export interface Row {
  readonly label: string;
  readonly value: string;
}

function coded(list: readonly CodeLabel[], code: string): string {
  return code === '' ? '' : (labelOf(list, code) ?? '');
}

function listed(list: readonly CodeLabel[], codes: readonly string[]): string {
  return codes.map((code) => coded(list, code)).join(', ');
}

function yesNo(value: string): string {
  return value === 'ja' ? text.yes : value === 'nee' ? text.no : '';
}

function personRows(values: ReportValues, codes: ReportCodes): Row[] {
  return values.victims.map((victim, index) => ({
    label: text.victim(index + 1),
    value: [
      coded(codes.sex, victim.sex),
      victim.age === '' ? coded(codes.ageBand, victim.ageBand) : `${victim.age} jaar`,
      victim.municipality?.name ?? '',
      `${labels['victims.#.relation'].toLowerCase()}: ${coded(codes.relation, victim.relation)}`,
    ]
      .filter(Boolean)
      .join(', '),
  }));
}

function suspectRows(values: ReportValues, codes: ReportCodes): Row[] {
  return values.suspects.map((suspect, index) => ({
    label: text.suspect(index + 1),
    value: [
      suspect.known === 'ja' ? 'identiteit bekend' : 'identiteit onbekend',
      `geslacht: ${coded(codes.sex, suspect.sex)}`,
      suspect.age === '' ? '' : `${suspect.age} jaar`,
      coded(codes.country, suspect.country),
      suspect.organised === '' ? '' : suspect.organised === 'ja' ? 'in georganiseerd verband' : 'niet in georganiseerd verband',
    ]
      .filter(Boolean)
      .join(', '),
  }));
}

function modusRows({ modus }: ReportValues, codes: ReportCodes): Row[] {
  return [
    { label: labels['modus.contactPlatform'], value: coded(codes.platform, modus.contactPlatform) },
    { label: labels['modus.threatPlatform'], value: coded(codes.platform, modus.threatPlatform) },
    { label: labels['modus.spreadingPlatform'], value: coded(codes.platform, modus.spreadingPlatform) },
    { label: labels['modus.material'], value: coded(codes.material, modus.material) },
    { label: labels['modus.demands'], value: listed(codes.demand, modus.demands) },
    { label: labels['modus.motive'], value: coded(codes.motive, modus.motive) },
    { label: labels['modus.amountDemanded'], value: modus.amountDemanded },
    { label: labels['modus.amountPaid'], value: modus.amountPaid },
    { label: labels['modus.paymentMethod'], value: coded(codes.paymentMethod, modus.paymentMethod) },
    { label: labels['modus.complied'], value: coded(codes.complied, modus.complied) },
    { label: labels['modus.imagesSpread'], value: coded(codes.imagesSpread, modus.imagesSpread) },
  ];
}

/** One part of a report in words, as the reading page and the conflict panel show it. */
export function rowsOf(part: Part, values: ReportValues, codes: ReportCodes): Row[] {
  switch (part) {
    case 'reportType':
    case 'phenomenon':
    case 'subtype':
    case 'routeIn':
    case 'outcome':
      return [{ label: labels[part], value: coded(codes[part], values[part]) }];
    case 'receivedOn':
    case 'actFrom':
    case 'actTo':
    case 'narrative':
      return [{ label: labels[part], value: values[part] }];
    case 'place':
      return [{ label: text.parts.place, value: values.place.municipality?.name ?? coded(codes.placeKind, values.place.kind) }];
    case 'offences':
      return [{ label: text.parts.offences, value: values.offences.map(({ article, name }) => `${article} ${name}`).join('; ') }];
    case 'complaint':
      return [
        { label: labels['complaint.requested'], value: yesNo(values.complaint.requested) },
        { label: labels['complaint.filedOn'], value: values.complaint.filedOn },
        { label: labels['complaint.knownOn'], value: values.complaint.knownOn },
      ];
    case 'victims':
      return personRows(values, codes);
    case 'suspects':
      return suspectRows(values, codes);
    case 'modus':
      return modusRows(values, codes);
    case 'referrals':
      return [{ label: labels.referrals, value: listed(codes.referral, values.referrals) }];
  }
}

import type { RegisterReportInput } from '../../generated/intake/graphql';
import { readDate, readPartialDate } from '../../ui/dutch-date';
import type { FieldProblem } from './problem';
import type { ModusValues, ReportValues, SuspectValues, VictimValues } from './report-values';
import { text } from './text';

/** The service's input without the id, and what could not be read; what could not be read is left out or passed on as typed. */
export interface ReadReport {
  readonly input: Omit<RegisterReportInput, 'id'>;
  readonly problems: readonly FieldProblem[];
}

class Reader {
  readonly problems: FieldProblem[] = [];

  /** Typed text that cannot be read goes on as it is: the service refuses it too, so it can never be stored as something else. */
  date(field: string, typed: string, read: (typed: string) => string | null, message: string): string | null {
    if (typed.trim() === '') return null;
    const date = read(typed);
    if (date === null) this.problems.push({ field, message });
    return date ?? typed.trim();
  }

  day(field: string, typed: string): string | null {
    return this.date(field, typed, readDate, text.problems.date);
  }

  age(field: string, typed: string): number | null {
    if (typed.trim() === '') return null;
    if (/^\d{1,3}$/.test(typed.trim())) return Number(typed);
    this.problems.push({ field, message: text.problems.age });
    return null;
  }

  /** 1.250,50 and 1250.5 are both twelve hundred and fifty and a half. */
  amount(field: string, typed: string): number | null {
    const plain = typed.replace(/[€\s]/g, '');
    if (plain === '') return null;
    const normal = /,\d{1,2}$/.test(plain) || /\.\d{3}(\.|$)/.test(plain) ? plain.replaceAll('.', '').replace(',', '.') : plain;
    if (/^\d{1,10}(\.\d{1,2})?$/.test(normal)) return Number(normal);
    this.problems.push({ field, message: text.problems.amount });
    return null;
  }
}

function orNull(value: string): string | null {
  return value.trim() === '' ? null : value;
}

function yesNo(value: string): boolean | null {
  return value === 'ja' ? true : value === 'nee' ? false : null;
}

function readVictim(reader: Reader, victim: VictimValues, index: number) {
  const reference = orNull(victim.personReference);
  return {
    sex: victim.sex,
    age: reader.age(`victims.${index}.age`, victim.age),
    ageBand: orNull(victim.ageBand),
    municipalityCode: victim.municipality?.code ?? null,
    relation: victim.relation,
    ...(reference === null ? {} : { personReference: reference.trim() }),
    ...(victim.sameAs === null ? {} : { sameAs: victim.sameAs }),
  };
}

function readSuspect(reader: Reader, suspect: SuspectValues, index: number) {
  const chainNumber = orNull(suspect.chainNumber);
  return {
    known: suspect.known === 'ja',
    sex: suspect.sex,
    age: reader.age(`suspects.${index}.age`, suspect.age),
    country: orNull(suspect.country),
    organised: yesNo(suspect.organised),
    ...(chainNumber === null ? {} : { chainNumber: chainNumber.trim() }),
    ...(suspect.sameAs === null ? {} : { sameAs: suspect.sameAs }),
  };
}

function readModus(reader: Reader, modus: ModusValues) {
  return {
    contactPlatform: orNull(modus.contactPlatform),
    threatPlatform: orNull(modus.threatPlatform),
    spreadingPlatform: orNull(modus.spreadingPlatform),
    material: orNull(modus.material),
    demands: modus.demands,
    motive: orNull(modus.motive),
    amountDemanded: reader.amount('modus.amountDemanded', modus.amountDemanded),
    amountPaid: reader.amount('modus.amountPaid', modus.amountPaid),
    paymentMethod: orNull(modus.paymentMethod),
    complied: orNull(modus.complied),
    imagesSpread: orNull(modus.imagesSpread),
  };
}

/** Reads what was typed; pure. Whether it is right is for the service to say, all at once. */
export function readReport(values: ReportValues): ReadReport {
  const reader = new Reader();
  const input = {
    reportType: values.reportType,
    phenomenon: values.phenomenon,
    subtype: orNull(values.subtype),
    receivedOn: reader.day('receivedOn', values.receivedOn) ?? '',
    actFrom: reader.date('actFrom', values.actFrom, readPartialDate, text.problems.partialDate),
    actTo: reader.date('actTo', values.actTo, readPartialDate, text.problems.partialDate),
    place: {
      kind: values.place.kind,
      municipalityCode: values.place.kind === 'municipality' ? (values.place.municipality?.code ?? null) : null,
    },
    routeIn: values.routeIn,
    offences: values.offences.map(({ article, validFrom }) => ({ article, validFrom })),
    complaint: {
      requested: yesNo(values.complaint.requested),
      filedOn: reader.day('complaint.filedOn', values.complaint.filedOn),
      knownOn: reader.day('complaint.knownOn', values.complaint.knownOn),
    },
    victims: values.victims.map((victim, index) => readVictim(reader, victim, index)),
    suspects: values.suspects.map((suspect, index) => readSuspect(reader, suspect, index)),
    modus: readModus(reader, values.modus),
    referrals: values.referrals,
    outcome: values.outcome,
    narrative: orNull(values.narrative),
  };
  return { input, problems: reader.problems };
}

import { addDays, daysBetween, formatDate } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import type { LegalArticle } from './legal-article';

/** A klacht: aangifte with the request to prosecute (Sv art. 164); null is not known. */
export interface Complaint {
  readonly requested: boolean | null;
  readonly filedOn: PlainDate | null;
  /** Day on which the person entitled to complain learned of the act. */
  readonly knownOn: PlainDate | null;
}

/** Three months (Sr art. 66 lid 1), each of thirty days (Sr art. 88). */
const TERM_IN_DAYS = 90;
const A_MONDAY = '1900-01-01';

/** A term does not end on a Saturday or Sunday (Algemene termijnenwet art. 1); public holidays are not looked at. */
function toWorkingDay(date: PlainDate): PlainDate {
  const dayOfWeek = daysBetween(A_MONDAY, date) % 7;
  return dayOfWeek < 5 ? date : addDays(date, 7 - dayOfWeek);
}

/** Last day on which a klacht is in time: ninety days after the day of knowledge, or the Monday after when that is in a weekend. */
export function lastDayForComplaint(knownOn: PlainDate): PlainDate {
  return toWorkingDay(addDays(knownOn, TERM_IN_DAYS));
}

function warning(path: string, code: string, message: string): Finding {
  return { path, code, message, severity: 'warning' };
}

function missing(articles: string, complaint: Complaint, today: PlainDate): Finding {
  const start = `${articles} is een klachtdelict: zonder klacht is vervolging niet mogelijk (Sr art. 66).`;
  if (complaint.knownOn === null) {
    return warning('complaint.requested', 'complaint-missing', `${start} Leg vast of de klacht is gedaan, en op welke dag.`);
  }
  const last = lastDayForComplaint(complaint.knownOn);
  const term =
    today > last ? `De termijn is verstreken op ${formatDate(last)}.` : `De klacht kan nog tot en met ${formatDate(last)} worden gedaan.`;
  return warning('complaint.requested', 'complaint-missing', `${start} ${term}`);
}

function late(articles: string, filedOn: PlainDate, knownOn: PlainDate): Finding {
  const last = lastDayForComplaint(knownOn);
  return warning(
    'complaint.filedOn',
    'complaint-late',
    `De klacht voor ${articles} is gedaan op ${formatDate(filedOn)}, later dan drie maanden van dertig dagen na de dag waarop het feit bekend was ` +
      `(uiterlijk ${formatDate(last)}, Sr art. 66 en 88). Controleer de datums.`,
  );
}

function unknownTerm(articles: string, filedOn: PlainDate): Finding {
  return warning(
    'complaint.knownOn',
    'complaint-term-unknown',
    `Niet vast te stellen is of de klacht voor ${articles} van ${formatDate(filedOn)} op tijd is: de dag waarop het feit bekend was ontbreekt ` +
      '(Sr art. 66). Vul die dag in.',
  );
}

/** Nobody knows of an act before its first day: what is in time from then is in time from the day of knowledge, whichever that was. */
function isInTime(filedOn: PlainDate, from: PlainDate | null): boolean {
  return from !== null && filedOn <= lastDayForComplaint(from);
}

/**
 * Warnings on the klacht of a report: required by one of its articles and missing, later than three months after knowledge, or of
 * unknown term. `firstActDay` is the first day of the act, null when unknown.
 */
export function complaintFindings(
  articles: readonly LegalArticle[],
  complaint: Complaint,
  { firstActDay, today }: { readonly firstActDay: PlainDate | null; readonly today: PlainDate },
): Finding[] {
  const required = articles.filter((article) => article.complaintRequired);
  if (required.length === 0) return [];
  const names = [...new Set(required.map((article) => article.article))].join(', ');
  if (complaint.requested !== true) return [missing(names, complaint, today)];
  if (complaint.filedOn === null) {
    return [
      warning('complaint.filedOn', 'complaint-missing', `De klacht voor ${names} heeft geen datum. Vul in op welke dag zij is gedaan.`),
    ];
  }
  if (isInTime(complaint.filedOn, complaint.knownOn ?? firstActDay)) return [];
  return [complaint.knownOn === null ? unknownTerm(names, complaint.filedOn) : late(names, complaint.filedOn, complaint.knownOn)];
}

import { addMonths, formatDate } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import type { LegalArticle } from './legal-article';

/** A klacht: aangifte with the request to prosecute (Sv art. 164); null is not known. */
export interface Complaint {
  readonly requested: boolean | null;
  readonly filedOn: PlainDate | null;
  /** Day on which the person entitled to complain learned of the act. */
  readonly knownOn: PlainDate | null;
}

const TERM_IN_MONTHS = 3;

/** Last day on which a klacht is in time: three months after the day of knowledge (Sr art. 66 lid 1). */
export function lastDayForComplaint(knownOn: PlainDate): PlainDate {
  return addMonths(knownOn, TERM_IN_MONTHS);
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
    `De klacht voor ${articles} is gedaan op ${formatDate(filedOn)}, later dan drie maanden na de dag waarop het feit bekend was ` +
      `(uiterlijk ${formatDate(last)}, Sr art. 66). Controleer de datums.`,
  );
}

/** Warnings on the klacht of a report: required by one of its articles and missing, or later than three months after knowledge. */
export function complaintFindings(articles: readonly LegalArticle[], complaint: Complaint, today: PlainDate): Finding[] {
  const required = articles.filter((article) => article.complaintRequired);
  if (required.length === 0) return [];
  const names = [...new Set(required.map((article) => article.article))].join(', ');
  if (complaint.requested !== true) return [missing(names, complaint, today)];
  if (complaint.filedOn === null) {
    return [
      warning('complaint.filedOn', 'complaint-missing', `De klacht voor ${names} heeft geen datum. Vul in op welke dag zij is gedaan.`),
    ];
  }
  if (complaint.knownOn === null || complaint.filedOn <= lastDayForComplaint(complaint.knownOn)) return [];
  return [late(names, complaint.filedOn, complaint.knownOn)];
}

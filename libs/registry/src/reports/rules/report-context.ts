import type { DayRange } from '@register/chain';
import { firstDay, isPartialDate, lastDay } from '@register/kernel';
import type { PlainDate } from '@register/kernel';
import type { CodeBook } from '../../codes/code-book';
import { asDay } from '../../findings/date.rules';
import type { ReportDraft } from '../report-draft';

/** What every rule on a report is given. */
export interface ReportContext {
  readonly draft: ReportDraft;
  readonly codes: CodeBook;
  readonly today: PlainDate;
  /** Day of receipt; today when it is not a date (that is a finding of its own). */
  readonly received: PlainDate;
  /** Days on which the act can have been committed, up to the day of receipt; null when its dates are malformed. */
  readonly act: DayRange | null;
  /** Ranges in which a code must have been in force: the act, or the day of receipt. */
  readonly codeRanges: readonly DayRange[];
}

/** Days the act can have taken: actFrom, to actTo or else actFrom; null on a side is unknown. */
export function actRange(draft: Pick<ReportDraft, 'actFrom' | 'actTo'>): DayRange | null {
  const { actFrom = null, actTo = null } = draft;
  if (actFrom !== null && !isPartialDate(actFrom)) return null;
  if (actTo !== null && !isPartialDate(actTo)) return null;
  const end = actTo ?? actFrom;
  return { first: actFrom === null ? null : firstDay(actFrom), last: end === null ? null : lastDay(end) };
}

/** An act cannot be later than its report: '2024' in a report of May 2024 ends in May. */
function upToReceipt(range: DayRange, received: PlainDate): DayRange {
  const last = range.last === null || range.last > received ? received : range.last;
  return range.first !== null && range.first > last ? range : { first: range.first, last };
}

/** The act of a draft as the choice of articles sees it; null when its dates are malformed. */
export function actUpTo(draft: Pick<ReportDraft, 'actFrom' | 'actTo'>, received: PlainDate): DayRange | null {
  const range = actRange(draft);
  return range === null ? null : upToReceipt(range, received);
}

export function reportContext(draft: ReportDraft, codes: CodeBook, today: PlainDate): ReportContext {
  const received = asDay(draft.receivedOn) ?? today;
  const act = actUpTo(draft, received);
  const onReceipt = { first: received, last: received };
  return { draft, codes, today, received, act, codeRanges: act === null ? [onReceipt] : [onReceipt, act] };
}

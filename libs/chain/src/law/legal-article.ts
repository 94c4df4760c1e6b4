import { firstDay, lastDay } from '@register/kernel';
import type { PartialDate, PlainDate } from '@register/kernel';

/** Which victims an article protects, as the table of articles says. */
export type VictimGroup = 'all' | 'under-16' | 'under-18' | 'adult' | 'none';

/** One version of an article of law; numbers are reused with other content, so (article, validFrom) is the key. */
export interface LegalArticle {
  /** As cited: 'Sr 318', 'Sr 284 lid 1 onder 2'. */
  readonly article: string;
  readonly validFrom: PlainDate;
  /** Last day in force; null while in force. */
  readonly validTo: PlainDate | null;
  readonly name: string;
  /** Klachtdelict: no prosecution without a klacht (Sr art. 66). */
  readonly complaintRequired: boolean;
  readonly victimGroup: VictimGroup;
  readonly isVerified: boolean;
}

/** Inclusive days in which the act was committed; null is unknown on that side. */
export interface DayRange {
  readonly first: PlainDate | null;
  readonly last: PlainDate | null;
}

/** The days a partial date can mean: '2024-02' is 1 to 29 February 2024. */
export function rangeOfPartialDate(date: PartialDate): DayRange {
  return { first: firstDay(date), last: lastDay(date) };
}

/** Whether something valid from and to (inclusive, null = open) was in force on at least one day of the range. */
export function isInForceDuring(valid: { readonly validFrom: PlainDate; readonly validTo: PlainDate | null }, range: DayRange): boolean {
  const startsInTime = range.last === null || valid.validFrom <= range.last;
  const endsInTime = range.first === null || valid.validTo === null || valid.validTo >= range.first;
  return startsInTime && endsInTime;
}

/** The versions in force on at least one day of the date or range; the date of the act decides (Sr art. 1). */
export function articlesInForce(articles: readonly LegalArticle[], when: PartialDate | DayRange): LegalArticle[] {
  const range = typeof when === 'string' ? rangeOfPartialDate(when) : when;
  return articles.filter((article) => isInForceDuring(article, range));
}

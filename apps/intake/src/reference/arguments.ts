import { type DayRange, rangeOfPartialDate } from '@register/chain';
import { DomainError, isPartialDate, isPlainDate, type PlainDate } from '@register/kernel';

const LARGEST_PAGE = 500;

/** A day given as argument, null when left out; BAD_USER_INPUT when it is no day. */
export function plainDate(name: string, text: string | null | undefined): PlainDate | null {
  if (text === null || text === undefined) return null;
  if (!isPlainDate(text)) throw new DomainError('BAD_USER_INPUT', `The argument "${name}" must be a day, yyyy-mm-dd.`);
  return text;
}

/** All days that a day, month or year can mean, open on both sides when left out; BAD_USER_INPUT when it is none of these. */
export function daysOf(name: string, text: string | null | undefined): DayRange {
  if (text === null || text === undefined) return { first: null, last: null };
  if (!isPartialDate(text)) throw new DomainError('BAD_USER_INPUT', `The argument "${name}" must be yyyy, yyyy-mm or yyyy-mm-dd.`);
  return rangeOfPartialDate(text);
}

/** A number of items between 1 and 500; BAD_USER_INPUT outside. */
export function pageSize(first: number): number {
  if (first < 1 || first > LARGEST_PAGE) throw new DomainError('BAD_USER_INPUT', `The argument "first" must be 1 to ${LARGEST_PAGE}.`);
  return first;
}

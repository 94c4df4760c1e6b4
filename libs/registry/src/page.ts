import { DomainError, isPlainDate, isUuid } from '@register/kernel';

/** Forward keyset pagination: `after` is the cursor of the last item seen. */
export interface PageRequest {
  /** Most items wanted; 1 to 100. */
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** One page; a cursor per item, in the order of the list. */
export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Place in a list ordered by instant and id, newest first. */
export interface Keyset {
  /** ISO 8601 in UTC with microseconds, as the database holds it. */
  readonly at: string;
  readonly id: string;
}

const MOST_PER_PAGE = 100;
const TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/;

/** Opaque text for a place in a list. */
export function cursorOf({ at, id }: Keyset): string {
  return Buffer.from(`${at}|${id}`).toString('base64url');
}

/** The place a cursor stands for, null for none; throws BAD_USER_INPUT on a cursor this register did not give. */
export function keysetOf(cursor: string | null | undefined): Keyset | null {
  if (cursor === null || cursor === undefined) return null;
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (!isPlainDate(at.slice(0, 10)) || !TIME.test(at.slice(10)) || !isUuid(id)) throw new DomainError('BAD_USER_INPUT', 'unknown cursor');
  return { at, id };
}

/** Throws BAD_USER_INPUT unless 1 to 100 items are asked. */
export function pageSize({ first }: PageRequest): number {
  if (Number.isInteger(first) && first >= 1 && first <= MOST_PER_PAGE) return first;
  throw new DomainError('BAD_USER_INPUT', `first must be 1 to ${MOST_PER_PAGE}`);
}

/** A page of at most `size` out of rows read one further than that. */
export function pageOf<Row extends Keyset, T>(rows: readonly Row[], size: number, nodeOf: (row: Row) => T): Page<T> {
  const edges = rows.slice(0, size).map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }));
  return { edges, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

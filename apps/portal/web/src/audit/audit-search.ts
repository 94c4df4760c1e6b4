import { textParameter } from '../app/search';

/** Search parameters of the list of audit events: where the page starts, and the object it is about. */
export interface CursorSearch {
  readonly na?: string | undefined;
  readonly object?: string | undefined;
}

export function cursorSearch(search: Readonly<Record<string, unknown>>): CursorSearch {
  return { na: textParameter(search['na'], 500), object: textParameter(search['object'], 36) };
}

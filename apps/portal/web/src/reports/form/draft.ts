import type { ReportValues } from './report-values';

interface Draft {
  readonly id: string;
  readonly values: ReportValues;
}

/**
 * The report someone was typing before going to another page. Kept in the memory of this page only, never in localStorage or
 * sessionStorage: these are data about victims, and desks at the police are shared. Closing the tab or logging out removes it.
 */
let draft: Draft | null = null;

export function keepDraft(kept: Draft): void {
  draft = kept;
}

export function currentDraft(): Draft | null {
  return draft;
}

export function dropDraft(): void {
  draft = null;
}

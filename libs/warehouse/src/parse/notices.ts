import type { Notice } from '../stages';

/** Collects notices; the same words about the same place are told once. */
export class Notices {
  readonly #told = new Map<string, Notice>();

  add(text: string, place: { readonly file: string; readonly line?: number }): void {
    const notice = { text, file: place.file, ...(place.line === undefined ? {} : { line: place.line }) };
    this.#told.set(JSON.stringify(notice), notice);
  }

  /** All notices, by file and line. */
  all(): Notice[] {
    return [...this.#told.values()].toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
  }
}

/** What can go wrong on the way from project to marts. */
export type WarehouseErrorCode =
  | 'project'
  | 'yaml'
  | 'template'
  | 'duplicate-node'
  | 'unknown-ref'
  | 'unknown-source'
  | 'cycle'
  | 'seed'
  | 'sql'
  | 'contract'
  | 'test-failed'
  | 'busy'
  | 'locked'
  | 'connection'
  | 'selection'
  | 'artifact';

/** A place in a file of the project; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Text of the line, shown with a caret under the column. */
  readonly excerpt?: string;
  /** Line of the compiled SQL, where the place is one of a template. */
  readonly compiledLine?: number;
}

/** One clear message in English: node, file, line, caret and what the database or parser said. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';

  constructor(
    readonly code: WarehouseErrorCode,
    /** What is wrong, without place and node. */
    readonly text: string,
    readonly place?: Place,
    readonly node?: string,
  ) {
    super(describe(text, place, node));
  }
}

function describe(text: string, place: Place | undefined, node: string | undefined): string {
  const lines = [node === undefined ? text : `${node}: ${text}`];
  if (place) {
    const line = place.line === undefined ? '' : `:${place.line}`;
    const column = place.line === undefined || place.column === undefined ? '' : `:${place.column}`;
    lines.push(`  at ${place.file}${line}${column}`);
    if (place.excerpt !== undefined) {
      lines.push(`  | ${place.excerpt}`);
      if (place.column !== undefined) lines.push(`  | ${caret(place.excerpt, place.column)}`);
    }
  }
  return lines.join('\n');
}

function caret(excerpt: string, column: number): string {
  return `${excerpt.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`;
}

/** Line and column (from 1) of a character in a text, and the text of that line. */
export function placeAt(text: string, index: number): { line: number; column: number; excerpt: string } {
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  const column = index - (before.lastIndexOf('\n') + 1) + 1;
  return { line, column, excerpt: text.split('\n')[line - 1] ?? '' };
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { BuildFailed, WarehouseError, type NodeResult } from '@register/warehouse';

/** Errors about the text of the project or about who may build: their message holds nothing of the database. */
const WITH_OWN_WORDS = new Set<string>([
  'project',
  'yaml',
  'template',
  'duplicate-node',
  'unknown-ref',
  'unknown-source',
  'cycle',
  'contract',
  'selection',
  'busy',
  'locked',
]);
/** A place in a message: `  at models/marts/fct_report_changes.sql:12:3`. */
const PLACE = /^ {2}at (\S+)$/m;
const MOST_NODES = 20;
const MOST_CHARACTERS = 2_000;

/**
 * What failed and where, in words that may be kept and shown: names of nodes, files, lines and counts. What the database said stays out,
 * for it can repeat a value; `pipeline build` shows it to whoever runs it.
 */
export function failureText(error: unknown): string {
  return textOf(error).slice(0, MOST_CHARACTERS);
}

function textOf(error: unknown): string {
  if (error instanceof BuildFailed) return nodesText(error.results);
  if (error instanceof WarehouseError) {
    if (WITH_OWN_WORDS.has(error.code)) return error.message;
    const node = error.node === undefined ? '' : `${error.node}: `;
    return `${node}${wordsFor(error.code)}${placeIn(error.message)}`;
  }
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `the refresh was cut off${code}`;
}

function wordsFor(code: string): string {
  if (code === 'connection') return 'the database could not be used';
  if (code === 'seed') return 'a seed cannot be read';
  return 'the database refused a statement';
}

function nodesText(results: readonly NodeResult[]): string {
  const wrong = results.filter(({ status }) => !FINE.has(status));
  const lines = wrong.slice(0, MOST_NODES).map(nodeText);
  return [...lines, ...(wrong.length > MOST_NODES ? [`and ${wrong.length - MOST_NODES} more`] : [])].join('\n');
}

/** Statuses that are not the cause of a failure; a skipped node hangs on one that is. */
const FINE = new Set<NodeResult['status']>(['success', 'pass', 'warn', 'skipped']);

function nodeText({ name, kind, status, rows, message = '' }: NodeResult): string {
  return `${name}: ${whatFailed(kind, status, rows)}${placeIn(message)}`;
}

function whatFailed(kind: string, status: string, rows: number): string {
  if (!kind.endsWith('test') || status === 'error') return 'the database refused it';
  if (kind === 'unit_test') return 'its unit test fails';
  return rows === 0 ? 'the database refused it' : `test finds ${rows} wrong ${rows === 1 ? 'row' : 'rows'}`;
}

function placeIn(message: string): string {
  const place = PLACE.exec(message)?.[1];
  return place === undefined ? '' : ` (${place})`;
}

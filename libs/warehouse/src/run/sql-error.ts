import { BUILDING } from '../compile/relations';
import { messageOf, placeAt, WarehouseError, type Place } from '../errors';
import type { CompiledNode } from '../stages';
import { connectionError, isConnectionLost } from './connection-lost';

/** Turns what the database says of a node's SQL into one message with file, line, caret and hint. */
export function sqlError(error: unknown, compiled: CompiledNode, prefixLength: number): WarehouseError {
  if (isConnectionLost(error)) return connectionError(error);
  const { node, sql } = compiled;
  const position = field(error, 'position');
  const index = position === undefined ? -1 : Number(position) - 1 - prefixLength;
  const place = index < 0 || index > sql.length ? fallbackPlace(compiled) : sourcePlace(compiled, index);
  return new WarehouseError('sql', saidBy(error), place, node.name);
}

/** What the database says, with detail, hint and SQLSTATE, of the relations by the names under which they are served. */
export function saidBy(error: unknown): string {
  const [detail, hint, code] = [field(error, 'detail'), field(error, 'hint'), field(error, 'code')];
  const said = [messageOf(error), detail && `detail: ${detail}`, hint && `hint: ${hint}`].filter(Boolean).join('; ');
  return (code === undefined ? said : `${said} (SQLSTATE ${code})`).replaceAll(BUILDING, '');
}

function field(error: unknown, name: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
  return typeof value === 'string' ? value : undefined;
}

function fallbackPlace({ node }: CompiledNode): Place {
  return node.kind === 'test' && node.line !== undefined ? { file: node.file.path, line: node.line } : { file: node.file.path };
}

/** Finds the line of the file that became a place in the compiled SQL. */
function sourcePlace(compiled: CompiledNode, index: number): Place {
  const { node, sql, lead } = compiled;
  const at = placeAt(sql, index);
  if (node.kind === 'test' && node.line !== undefined) return { ...fallbackPlace(compiled), compiledLine: at.line };
  const lines = node.file.text.split('\n');
  const excerpt = at.excerpt.replaceAll(BUILDING, '');
  const column = at.excerpt.slice(0, at.column - 1).replaceAll(BUILDING, '').length + 1;
  const line = Math.max(1, at.line - lead);
  const shown = { column, excerpt, compiledLine: at.line };
  const same = lines
    .map((text, number) => ({ text, line: number + 1 }))
    .filter(({ text }) => text === excerpt)
    .toSorted((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line))[0];
  if (same) return { file: node.file.path, line: same.line, ...shown };
  // The line holds a template, so its text differs: show what the database read, at the line it came from.
  return { file: node.file.path, line: Math.min(line, lines.length), ...shown };
}

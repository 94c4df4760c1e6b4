import { messageOf, placeAt, WarehouseError, type Place } from '../errors';
import type { CompiledNode } from '../stages';

/** Turns what the database says of a node's SQL into one message with file, line, caret and hint. */
export function sqlError(error: unknown, compiled: CompiledNode, prefixLength: number): WarehouseError {
  const { node, sql } = compiled;
  const fields = error as Readonly<Record<'position' | 'detail' | 'hint' | 'code', string | undefined>>;
  const said = [messageOf(error), fields.detail && `detail: ${fields.detail}`, fields.hint && `hint: ${fields.hint}`];
  const text = said.filter(Boolean).join('; ');
  const index = fields.position === undefined ? -1 : Number(fields.position) - 1 - prefixLength;
  const place = index < 0 || index > sql.length ? fallbackPlace(compiled) : sourcePlace(compiled, index);
  return new WarehouseError('sql', fields.code === undefined ? text : `${text} (SQLSTATE ${fields.code})`, place, node.name);
}

function fallbackPlace({ node }: CompiledNode): Place {
  return node.kind === 'test' && node.line !== undefined ? { file: node.file.path, line: node.line } : { file: node.file.path };
}

/** Finds the line of the file that became a place in the compiled SQL. */
function sourcePlace(compiled: CompiledNode, index: number): Place {
  const { node, sql } = compiled;
  if (node.kind === 'test' && node.line !== undefined) return fallbackPlace(compiled);
  const at = placeAt(sql, index);
  const lines = node.file.text.split('\n');
  const same = lines
    .map((text, number) => ({ text, line: number + 1 }))
    .filter(({ text }) => text === at.excerpt)
    .toSorted((a, b) => Math.abs(a.line - at.line) - Math.abs(b.line - at.line))[0];
  if (same) return { file: node.file.path, line: same.line, column: at.column, excerpt: at.excerpt };
  // The line holds a template, so its text differs: show what the database read, at the line it came from.
  return { file: node.file.path, line: Math.min(at.line, lines.length), column: at.column, excerpt: at.excerpt };
}

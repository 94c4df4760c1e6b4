import type { ModelNode } from '../stages';
import { quoteName } from './relations';

/** SQL of an ephemeral model, under the name that its readers know it by. */
export interface Cte {
  readonly name: string;
  readonly sql: string;
}

/** Name of the CTE that stands for an ephemeral model. */
export function cteName(node: ModelNode): string {
  return `__dbt__cte__${node.name}`;
}

/** Puts CTEs in front of a SELECT, joined to a WITH it may have itself; `lead` is the number of lines before its own first line. */
export function withCtes(sql: string, ctes: readonly Cte[]): { readonly sql: string; readonly lead: number } {
  if (ctes.length === 0) return { sql, lead: 0 };
  const own = ownWith(sql);
  const list = ctes.map((cte) => `${quoteName(cte.name)} as (\n${cte.sql}\n)`).join(',\n');
  const front = own ? `with${own.recursive ? ' recursive' : ''} ${list},\n` : `with ${list}\n`;
  // The keyword makes place for blanks, so that everything behind it stays in its column.
  const rest = own ? sql.slice(0, own.start) + ' '.repeat(own.end - own.start) + sql.slice(own.end) : sql;
  return { sql: front + rest, lead: front.split('\n').length - 1 };
}

/** Where the WITH stands that a statement begins with, behind comments. */
function ownWith(sql: string): { start: number; end: number; recursive: boolean } | undefined {
  const space = /(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y;
  space.exec(sql);
  const start = space.lastIndex;
  const word = /with\b(\s+recursive\b)?/iy;
  word.lastIndex = start;
  const match = word.exec(sql);
  return match ? { start, end: word.lastIndex, recursive: match[1] !== undefined } : undefined;
}

import { quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import type { ModelNode } from '../stages';

/** Names that predicates of a project use for the two sides, the same as in dbt. */
const DEST = 'DBT_INTERNAL_DEST';
const SOURCE = 'DBT_INTERNAL_SOURCE';

/** Statements that take new rows up into a table; the rows of the last one are those written. */
export function incrementalStatements(node: ModelNode, table: string, incoming: string, written: readonly string[]): string[] {
  const { strategy, uniqueKey, predicates } = node.config.incremental;
  const columns = written.map(quoteName).join(', ');
  const insert = `insert into ${table} (${columns}) select ${columns} from ${incoming}`;
  if (strategy === 'append') return [insert];
  if (strategy === 'merge') return [mergeStatement(node, table, incoming, written)];
  if (uniqueKey.length === 0) return [insert];
  const key = uniqueKey.join(', ');
  const also = predicates.map((predicate) => `\n  and ${predicate}`).join('');
  return [`delete from ${table} as ${DEST}\nwhere (${key}) in (select distinct ${key} from ${incoming} as ${SOURCE})${also}`, insert];
}

/** A query that gives one key which stands twice in new rows, and how often; none for strategies that do not mind. */
export function duplicateQuery(node: ModelNode, incoming: string): string | null {
  const { strategy, uniqueKey } = node.config.incremental;
  if (strategy !== 'merge' || uniqueKey.length === 0) return null;
  const known = uniqueKey.map((key) => `${key} is not null`).join(' and ');
  const shown = uniqueKey.map((key) => `(${key})::text`).join(', ');
  return `select array[${shown}] as key, count(*)::int as times from ${incoming} as ${SOURCE} where ${known}
    group by ${uniqueKey.join(', ')} having count(*) > 1 limit 1`;
}

function mergeStatement(node: ModelNode, table: string, incoming: string, written: readonly string[]): string {
  const { uniqueKey, predicates } = node.config.incremental;
  const matches = uniqueKey.length === 0 ? ['false'] : uniqueKey.map((key) => `${SOURCE}.${key} = ${DEST}.${key}`);
  const columns = written.map(quoteName).join(', ');
  const updates = updatedColumns(node, written).map((name) => `${name} = ${SOURCE}.${name}`);
  return [
    `merge into ${table} as ${DEST} using ${incoming} as ${SOURCE}`,
    `on ${[...predicates, ...matches].map((condition) => `(${condition})`).join(' and ')}`,
    ...(uniqueKey.length > 0 && updates.length > 0 ? [`when matched then update set ${updates.join(', ')}`] : []),
    `when not matched then insert (${columns}) values (${written.map((name) => `${SOURCE}.${quoteName(name)}`).join(', ')})`,
  ].join('\n');
}

function updatedColumns(node: ModelNode, written: readonly string[]): string[] {
  const { mergeUpdateColumns, mergeExcludeColumns } = node.config.incremental;
  if (mergeUpdateColumns.length > 0 && mergeExcludeColumns.length > 0) {
    const text = 'merge_update_columns and merge_exclude_columns are both given: keep one of them';
    throw new WarehouseError('project', text, { file: node.file.path }, node.name);
  }
  // Given names go as they are written, as dbt does it.
  if (mergeUpdateColumns.length > 0) return [...mergeUpdateColumns];
  const excluded = new Set(mergeExcludeColumns.map((name) => name.toLowerCase()));
  return written.filter((name) => !excluded.has(name.toLowerCase())).map(quoteName);
}

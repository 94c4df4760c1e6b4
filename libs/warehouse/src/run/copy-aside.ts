import type { Knex } from 'knex';
import { quoteName } from '../compile/relations';
import type { ModelNode } from '../stages';
import type { TypedColumn } from './columns';
import { execute, executeAll } from './database';
import { buildingName, buildingRelation, servedRelation } from './names';
import type { SchemaChange } from './schema-change';

/**
 * Copies a served table aside with other columns. To alter it where it stands would lock readers out until the end of the build;
 * new columns are rare, so the copy is the cheaper price.
 */
export async function copyAside(
  transaction: Knex.Transaction,
  node: ModelNode,
  table: readonly TypedColumn[],
  change: Pick<SchemaChange, 'added' | 'removed' | 'retyped'>,
): Promise<void> {
  const [from, to] = [servedRelation(node), buildingRelation(node)];
  const gone = new Set(change.removed.map((column) => column.name));
  const kept = table.filter((column) => !gone.has(column.name)).map((column) => quoteName(column.name));
  const parts = [
    ...change.removed.map((column) => `drop column ${quoteName(column.name)}`),
    ...change.added.map((column) => `add column ${quoteName(column.name)} ${column.type}`),
    ...change.retyped.map((column) => `alter column ${quoteName(column.name)} type ${column.type} using null`),
  ];
  const like = ['defaults', 'identity', 'generated', 'constraints', 'comments', 'storage', 'compression'];
  await executeAll(transaction, [
    `create ${node.config.unlogged ? 'unlogged ' : ''}table ${to} (like ${from} ${like.map((part) => `including ${part}`).join(' ')})`,
    ...(parts.length > 0 ? [`alter table ${to} ${parts.join(', ')}`] : []),
    `insert into ${to} (${kept.join(', ')}) overriding system value select ${kept.join(', ')} from ${from}`,
  ]);
}

/** Statements that give the copy the keys of the table it replaces, and what they are renamed to at the swap. */
export async function copiedKeys(
  transaction: Knex.Transaction,
  node: ModelNode,
  removed: readonly TypedColumn[],
): Promise<{ statements: string[]; renames: Map<string, string> }> {
  const { rows } = await execute<{ name: string; definition: string; columns: string[] }>(
    transaction,
    `select k.conname as name, pg_get_constraintdef(k.oid) as definition,
       array(select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) as columns
     from pg_constraint k where k.conrelid = ?::regclass and k.contype in ('p', 'u', 'f', 'x') order by k.contype = 'f', k.conname`,
    [servedRelation(node)],
  );
  const gone = new Set(removed.map((column) => column.name));
  const kept = rows.filter((row) => !row.columns.some((name) => gone.has(name)));
  return {
    statements: kept.map(
      (row) => `alter table ${buildingRelation(node)} add constraint ${quoteName(buildingName(row.name))} ${row.definition}`,
    ),
    renames: new Map(kept.map((row) => [buildingName(row.name), row.name])),
  };
}

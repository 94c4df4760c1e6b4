import type { Knex } from 'knex';
import { BUILDING, qualified, quoteName } from '../compile/relations';
import { execute } from './database';

/** Makes the schemas that are not there yet. */
export async function createSchemas(database: Knex, schemas: readonly string[]): Promise<void> {
  const { rows } = await execute<{ name: string }>(database, 'select nspname as name from pg_namespace');
  const there = new Set(rows.map((row) => row.name));
  for (const schema of schemas.filter((name) => !there.has(name))) {
    await execute(database, `create schema if not exists ${quoteName(schema)}`);
  }
}

/** Drops what a killed or failed build left under construction; gives how many relations that were. */
export async function dropLeftovers(database: Knex, schemas: readonly string[]): Promise<number> {
  const { rows } = await execute<{ schema: string; name: string; kind: string }>(
    database,
    `select n.nspname as schema, c.relname as name, c.relkind as kind
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v') and n.nspname = any(?) and right(c.relname, ?) = ?
     order by n.nspname, c.relname`,
    [[...schemas], BUILDING.length, BUILDING],
  );
  const names = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => qualified(row.schema, row.name));
  for (const [word, relations] of [
    ['view', names('v')],
    ['table', names('r')],
  ] as const) {
    if (relations.length > 0) await execute(database, `drop ${word} if exists ${relations.join(', ')}`);
  }
  return rows.length;
}

import type { Knex } from 'knex';
import { qualified, quoteName } from '../compile/relations';
import { messageOf, WarehouseError } from '../errors';
import { execute } from './database';

/** A table or view that stands in the database. */
export interface Existing {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view' | 'materialized view' | 'foreign table';
  /** Whether the role that builds owns it. */
  readonly isOwn: boolean;
}

const KINDS: Readonly<Record<string, Existing['kind']>> = {
  r: 'table',
  p: 'table',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
};

/** Every relation of some schemas, by its qualified name. */
export async function readExisting(database: Knex, schemas: readonly string[]): Promise<ReadonlyMap<string, Existing>> {
  const { rows } = await execute<{ schema: string; name: string; kind: string; own: boolean }>(
    database,
    `select n.nspname as schema, c.relname as name, c.relkind as kind, pg_has_role(c.relowner, 'usage') as own
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = any(?)`,
    [[...schemas]],
  );
  return new Map(
    rows.map(({ schema, name, kind, own }) => [qualified(schema, name), { schema, name, kind: KINDS[kind] ?? 'table', isOwn: own }]),
  );
}

/** Makes the schemas that are not there yet; says which one cannot be made, and why. */
export async function createSchemas(database: Knex, schemas: readonly string[]): Promise<void> {
  const { rows } = await execute<{ name: string }>(database, 'select nspname as name from pg_namespace');
  const there = new Set(rows.map((row) => row.name));
  for (const schema of schemas.filter((name) => !there.has(name))) {
    try {
      await execute(database, `create schema if not exists ${quoteName(schema)}`);
    } catch (error) {
      const advice = 'make it by hand, grant the role "create" on the database, or choose another target schema';
      throw new WarehouseError('sql', `schema "${schema}" is not there and cannot be made: ${messageOf(error)}; ${advice}`);
    }
  }
}

import type { Knex } from 'knex';
import type { CompiledNode } from '../stages';
import { execute } from './database';
import { sqlError } from './sql-error';

/** A column of a relation or SELECT, with its type as PostgreSQL numbers it and as it writes it. */
export interface SqlColumn {
  readonly name: string;
  readonly oid: number;
  readonly modifier: number;
}

/** A column with its type as it is written. */
export interface TypedColumn extends SqlColumn {
  readonly type: string;
}

/** Columns that a SELECT gives; it is planned and not run. */
export async function columnsOfSelect(database: Knex, compiled: CompiledNode): Promise<SqlColumn[]> {
  const prefix = 'select * from (\n';
  try {
    const { fields } = await execute(database, `${prefix}${compiled.sql}\n) as described limit 0`);
    return fields.map((field) => ({ name: field.name, oid: field.dataTypeID, modifier: field.dataTypeModifier }));
  } catch (error) {
    throw sqlError(error, compiled, prefix.length);
  }
}

/** Columns of relations as they stand, in the order they were asked. */
export async function columnsOf(database: Knex, relations: readonly string[]): Promise<TypedColumn[][]> {
  const { rows } = await execute<TypedColumn & { place: number }>(
    database,
    `select o.place, a.attname as name, a.atttypid::int as oid, a.atttypmod as modifier, format_type(a.atttypid, a.atttypmod) as type
     from unnest(?::text[]) with ordinality as o (relation, place)
     join pg_attribute a on a.attrelid = o.relation::regclass and a.attnum > 0 and not a.attisdropped
     order by o.place, a.attnum`,
    [[...relations]],
  );
  return relations.map((_, index) => rows.filter((row) => row.place === index + 1));
}

/** Names of types, as they are written for people. */
export async function typeNames(database: Knex, columns: readonly SqlColumn[]): Promise<string[]> {
  const { rows } = await execute<{ type: string }>(
    database,
    `select format_type(t.oid::oid, t.modifier) as type
     from unnest(?::bigint[], ?::int[]) with ordinality as t (oid, modifier, place) order by t.place`,
    [columns.map((column) => String(column.oid)), columns.map((column) => String(column.modifier))],
  );
  return rows.map((row) => row.type);
}

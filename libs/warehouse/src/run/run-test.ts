import type { Knex } from 'knex';
import type { CompiledNode } from '../stages';
import { execute } from './database';
import { sqlError } from './sql-error';

/** Runs one test; gives the number of rows it finds wrong. */
export async function runTest(database: Knex, compiled: CompiledNode): Promise<number> {
  const prefix = 'select count(*) as failures from (\n';
  try {
    const { rows } = await execute<{ failures: number }>(database, `${prefix}${compiled.sql}\n) as failing_rows`);
    return rows[0]?.failures ?? 0;
  } catch (error) {
    throw sqlError(error, compiled, prefix.length);
  }
}

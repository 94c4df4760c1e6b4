import type { Knex } from 'knex';
import { BUILDING, qualified } from '../compile/relations';
import { executeAll } from './database';
import { readExisting, type Existing } from './existing';

/** Drops what a killed or failed build left under construction. */
export async function dropLeftovers(database: Knex, existing: ReadonlyMap<string, Existing>): Promise<void> {
  const left = [...existing.values()].filter((found) => found.name.endsWith(BUILDING));
  const names = (kind: Existing['kind']) => left.filter((found) => found.kind === kind).map((found) => qualified(found.schema, found.name));
  await executeAll(
    database,
    (['view', 'table'] as const).flatMap((kind) => (names(kind).length > 0 ? [`drop ${kind} if exists ${names(kind).join(', ')}`] : [])),
  );
}

/** The same, of whatever stands in some schemas now. */
export async function dropLeftoversIn(database: Knex, schemas: readonly string[]): Promise<void> {
  await dropLeftovers(database, await readExisting(database, schemas));
}

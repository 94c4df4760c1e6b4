import type { Knex } from 'knex';
import { qualified, quoteName } from '../compile/relations';
import { messageOf, WarehouseError } from '../errors';
import type { TestNode } from '../stages';
import { execute } from './database';
import { createSchemas, readExisting } from './existing';
import { columnsOfQuery, insertTexts, textRows } from './text-rows';

/** Where failing rows are kept, and of what kind the relation is. */
export interface FailureStore {
  /** A connection of its own, so that rows stay when the build is rolled back. */
  readonly connection: Knex;
  /** Whether the test reads what is served: then `store_failures_as: view` makes a view. A build keeps the rows: its own tables may not stay. */
  readonly served: boolean;
}

/** Whether rows that a test finds are to be kept: its own setting, else what the command says. */
export function storesFailures(node: TestNode, asked: boolean): boolean {
  if (node.settings['store_failures_as'] === 'ephemeral') return false;
  if (typeof node.settings['store_failures_as'] === 'string') return true;
  return typeof node.settings['store_failures'] === 'boolean' ? node.settings['store_failures'] : node.storeFailures || asked;
}

/**
 * Makes the relation of a test's failing rows anew, all of them, and gives its name. Rows in a transaction that nobody else sees into
 * are read there, and written over the other connection, some thousands at a time.
 */
export async function storeFailures(database: Knex, node: TestNode, sql: string, store: FailureStore): Promise<string> {
  const relation = qualified(node.schema, node.alias);
  const asView = store.served && node.settings['store_failures_as'] === 'view';
  try {
    await store.connection.transaction(async (audit) => {
      await createSchemas(audit, [node.schema]);
      const old = (await readExisting(audit, [node.schema])).get(relation);
      if (old) await execute(audit, `drop ${old.kind} ${relation}`);
      if (!database.isTransaction) {
        await execute(audit, `create ${asView ? 'view' : 'table'} ${relation} as\n${sql}`);
        return;
      }
      const columns = await columnsOfQuery(database, sql);
      await execute(audit, `create table ${relation} (${columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ')})`);
      const casts = columns.map((column) => [column.bareType]);
      for await (const rows of textRows(database, sql, columns.length)) await insertTexts(audit, relation, casts, rows);
    });
  } catch (error) {
    const place = { file: node.file.path, ...(node.line === undefined ? {} : { line: node.line }) };
    const said =
      error instanceof Error && 'detail' in error && typeof error.detail === 'string'
        ? `${error.message}; ${error.detail}`
        : messageOf(error);
    throw new WarehouseError('sql', `failing rows cannot be stored in ${relation}: ${said}`, place, node.name);
  }
  return relation;
}

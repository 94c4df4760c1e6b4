import type { Knex } from 'knex';
import { BUILDING } from '../compile/relations';
import { WarehouseError } from '../errors';
import type { CompiledNode, Hook } from '../stages';
import { connectionError, isConnectionLost } from './connection-lost';
import { execute } from './database';
import { saidBy } from './sql-error';

/** Statements of hooks that run inside a node's transaction, or outside of it. */
export function hooksOf(hooks: readonly Hook[], inTransaction: boolean): string[] {
  return hooks
    .filter((hook) => hook.transaction === inTransaction)
    .map((hook) => hook.sql.trim())
    .filter((sql) => sql !== '');
}

/** Runs the hooks of a node one by one; what goes wrong names the hook. */
export async function runHooks(database: Knex, compiled: CompiledNode, kind: 'pre' | 'post', inTransaction: boolean): Promise<void> {
  const hooks = kind === 'pre' ? compiled.preHooks : compiled.postHooks;
  for (const sql of hooksOf(hooks, inTransaction)) {
    await runHook(database, sql, `${kind}-hook`, { file: compiled.node.file.path }, compiled.node.name);
  }
}

/** Runs the hooks of a whole run, each by itself. */
export async function runProjectHooks(database: Knex, kind: 'on-run-start' | 'on-run-end', hooks: readonly string[]): Promise<void> {
  for (const sql of hooks.map((hook) => hook.trim()).filter((hook) => hook !== '')) {
    await runHook(database, sql, kind, { file: 'dbt_project.yml' });
  }
}

async function runHook(database: Knex, sql: string, kind: string, place: { file: string }, node?: string): Promise<void> {
  try {
    await execute(database, sql);
  } catch (error) {
    if (isConnectionLost(error)) throw connectionError(error);
    throw new WarehouseError(
      'sql',
      `${kind} '${sql.replaceAll(BUILDING, '').replace(/\s+/g, ' ').slice(0, 200)}': ${saidBy(error)}`,
      place,
      node,
    );
  }
}

import type { Knex } from 'knex';
import { WarehouseError, type Place } from '../errors';
import type { CompiledNode, TestNode } from '../stages';
import { execute } from './database';
import { sqlError } from './sql-error';
import { storeFailures, storesFailures, type FailureStore } from './store-failures';

/** What a test found: rows it finds wrong (0 when it passes), and for a person what to do about them. */
export interface TestOutcome {
  readonly status: 'pass' | 'warn' | 'fail';
  readonly rows: number;
  readonly message?: string;
}

export interface TestRun {
  /** Where failing rows go when they are to be stored; without it nothing is stored. */
  readonly store?: FailureStore;
  /** Whether rows of tests that say nothing of it are stored too. */
  readonly storeFailures?: boolean;
  /** The SQL of the test on the relations that are served, and the file it was written to. */
  readonly servedSql?: string;
  readonly compiledFile?: string;
}

/** Runs one data test. Its message tells the number of rows, never what is in them. */
export async function runTest(database: Knex, compiled: CompiledNode, node: TestNode, run: TestRun = {}): Promise<TestOutcome> {
  const opening = node.limit === null ? '' : 'select * from (\n';
  const sql = `${opening}${compiled.sql}${node.limit === null ? '' : `\n) as limited limit ${node.limit}`}`;
  const store = run.store && storesFailures(node, run.storeFailures ?? false) ? run.store : undefined;
  try {
    const stored = store && (await storeFailures(database, node, sql, store));
    const found = await (store && stored ? count(store.connection, node, `select * from ${stored}`) : count(database, node, sql));
    const status = statusOf(node, found);
    if (status === 'pass') return { status, rows: 0 };
    return { status, rows: found.failures, message: messageOfTest({ node, status, failures: found.failures, stored }, compiled, run) };
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    throw sqlError(error, compiled, countPrefix(node).length + opening.length);
  }
}

interface Found {
  readonly failures: number;
  readonly warns: boolean;
  readonly fails: boolean;
}

function countPrefix(node: TestNode): string {
  const number = `${node.failCalc} `;
  return `select ${number}as failures, ${number}${node.warnIf} as warns, ${number}${node.errorIf} as fails from (\n`;
}

async function count(database: Knex, node: TestNode, sql: string): Promise<Found> {
  const { rows } = await execute<Found>(database, `${countPrefix(node)}${sql}\n) as failing_rows`);
  const [found] = rows;
  if (found && typeof found.failures === 'number' && Number.isFinite(found.failures)) return found;
  const given = String(found?.failures ?? null);
  throw new WarehouseError('sql', `fail_calc '${node.failCalc}' must give a number, and gives ${given}`, placeOf(node), node.name);
}

function statusOf(node: TestNode, found: Found): TestOutcome['status'] {
  if (node.severity === 'error' && found.fails) return 'fail';
  return found.warns ? 'warn' : 'pass';
}

interface Verdict {
  readonly node: TestNode;
  readonly status: 'warn' | 'fail';
  readonly failures: number;
  readonly stored: string | undefined;
}

function messageOfTest({ node, status, failures, stored }: Verdict, compiled: CompiledNode, run: TestRun): string {
  const condition = status === 'fail' ? node.errorIf : node.warnIf;
  const what =
    node.failCalc === 'count(*)' ? `${failures} wrong ${failures === 1 ? 'row' : 'rows'}` : `${failures} failures (${node.failCalc})`;
  const { file, line } = placeOf(node);
  const isUndone = status === 'fail' && stored === undefined && run.store?.served === false;
  const sql = (run.servedSql ?? compiled.sql).split('\n').filter((text) => text.trim() !== '');
  return [
    `${node.name}: test finds ${what}${condition === '!= 0' ? '' : `, to ${status} if ${condition}`}`,
    `  at ${file}${line === undefined ? '' : `:${line}`}`,
    ...(stored === undefined ? [] : [`  rows are kept in ${stored}`]),
    ...(isUndone ? ['  these rows are undone with the build; --store-failures keeps them'] : []),
    `  to see the rows${run.compiledFile === undefined ? '' : ` (${run.compiledFile})`}:`,
    ...sql.map((text) => `    ${text}`),
  ].join('\n');
}

function placeOf(node: TestNode): Place {
  return { file: node.file.path, ...(node.line === undefined ? {} : { line: node.line }) };
}

import type { Knex } from 'knex';
import { messageOf, WarehouseError } from '../errors';
import { transact } from './database';
import type { ModelNode, NodeResult, Plan } from '../stages';
import { isConnectionLost, connectionError } from './connection-lost';
import type { Compiler } from './compiler';
import { servedRelation } from './names';
import { buildNode } from './node-work';
import { isRelation, type Placement } from './placement';
import { runPlan, type NodeDone, type NodeWork, type RunnableNode, type RunPlanOptions } from './run-plan';
import { runTest, type TestRun } from './run-test';
import type { Site } from './site';
import type { Built } from './swap';
import { runUnitTest } from './unit-test';

/** What a run of nodes works with. */
export interface NodeRun {
  /** Where nodes are built and tested: a pool, or the one transaction of a run in place. */
  readonly database: Knex;
  readonly compiler: Compiler;
  readonly placement: Placement;
  readonly site: Site;
  readonly tests: Pick<TestRun, 'store' | 'storeFailures'>;
  /** File of a node's compiled SQL, when it is written. */
  compiledFile(node: RunnableNode): string | undefined;
  /** Runs hooks that stand outside of a node's transaction, before it. */
  before(node: ModelNode): Promise<void>;
}

/** Runs planned nodes; gives results, and what waits aside for the swap. */
export async function runNodes(
  run: NodeRun,
  plan: Omit<Plan, 'compiled'>,
  options: RunPlanOptions,
): Promise<{ readonly results: NodeResult[]; readonly built: readonly Built[] }> {
  const built: Built[] = [];
  const nodes = new Map(
    run.compiler.project.selected.graph.parsed.nodes.flatMap((node) => (node.kind === 'exposure' ? [] : [[node.id, node] as const])),
  );
  const work: NodeWork = async (node) => {
    try {
      if (node.kind === 'unit_test') {
        return await runUnitTest(run.database, run.compiler.project.selected.graph, node, run.compiler.options);
      }
      return node.kind === 'test' ? await doTest(run, node) : await doModel(run, plan, node, built);
    } catch (error) {
      if (isConnectionLost(error)) throw connectionError(error);
      return failed(run, node, error);
    }
  };
  return { results: await runPlan(plan, nodes, work, options), built };
}

/** What is told of a node that could not be done: what went wrong, where its SQL stands, and the SQL itself. */
function failed(run: NodeRun, node: RunnableNode, error: unknown): NodeDone {
  if (error instanceof WarehouseError && error.code === 'connection') throw error;
  const file = run.compiledFile(node);
  const line = error instanceof WarehouseError ? error.place?.compiledLine : undefined;
  const sql = run.compiler.project.nodes.get(node.id)?.sql;
  return {
    status: 'error',
    rows: 0,
    message: messageOf(error) + (file === undefined || line === undefined ? '' : `\n  compiled: ${file}:${line}`),
    ...(sql === undefined || sql === '' ? {} : { sql: run.compiler.served(sql) }),
    ...(isRelation(node) ? { relation: servedRelation(node) } : {}),
  };
}

async function doTest(run: NodeRun, node: Extract<RunnableNode, { kind: 'test' }>): Promise<NodeDone> {
  const compiled = await run.compiler.compiled(node, run.database);
  const servedSql = run.compiler.served(compiled.sql);
  const file = run.compiledFile(node);
  const extra = { servedSql, ...(file === undefined ? {} : { compiledFile: file }) };
  // A savepoint in a transaction, so that a test that cannot run leaves the rest of the run usable.
  const outcome = await inSavepoint(run.database, (database) => runTest(database, compiled, node, { ...run.tests, ...extra }));
  return { ...outcome, sql: servedSql };
}

async function doModel(run: NodeRun, plan: Omit<Plan, 'compiled'>, node: ModelNode, built: Built[]): Promise<NodeDone> {
  const { placement, compiler, site } = run;
  const isOver = (id: string) => placement.isAside(id);
  let mayStay = placement.isOneTransaction && node.config.materialized === 'view' && !placement.isAside(node.id);
  if (mayStay && (plan.parents.get(node.id) ?? []).some(isOver)) {
    placement.moveAside(node.id);
    mayStay = false;
  }
  await run.before(node);
  const compiled = await compiler.compiled(node, run.database);
  const done = await buildNode(run.database, compiled, node, { site, placement, mayStay });
  if (done.built) {
    built.push(done.built);
    if (!placement.isAside(node.id)) placement.moveAside(node.id);
  }
  return { status: 'success', rows: done.rows, sql: compiler.served(compiled.sql), relation: servedRelation(node) };
}

/** Runs work so that an error in it leaves a surrounding transaction usable. */
async function inSavepoint<T>(database: Knex, work: (database: Knex) => Promise<T>): Promise<T> {
  return database.isTransaction ? transact(database, work) : work(database);
}

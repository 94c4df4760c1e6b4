import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { buildingRelation, servedRelation } from './compile/relations';
import { messageOf, WarehouseError } from './errors';
import { loadGraph, planOf, type ProjectOptions } from './prepare-project';
import { takeBuildLock, WORKER_SETTINGS } from './run/build-lock';
import { buildNode } from './run/build-node';
import { openDatabase } from './run/database';
import { createSchemas, dropLeftovers } from './run/leftovers';
import { runPlan } from './run/run-plan';
import { runTest } from './run/run-test';
import { swapAll } from './run/swap';
import type { ModelNode, NodeResult, Plan } from './stages';

/** What a build tells while it runs. */
export type BuildProgress =
  | { readonly kind: 'waiting'; readonly holder: string }
  | { readonly kind: 'started'; readonly total: number }
  | { readonly kind: 'node'; readonly result: NodeResult; readonly done: number; readonly total: number }
  | { readonly kind: 'swapped'; readonly relations: number; readonly seconds: number };

/** How and where to build or test. */
export interface RunOptions extends ProjectOptions {
  /** URL of the database, with a role that may create in the schemas of the project. */
  readonly connection: string;
  /** Nodes done at the same time; default 2. */
  readonly threads?: number;
  /** Whether to wait for a build that is under way (default) or to fail with code `busy`. */
  readonly wait?: boolean;
  /** Name under which other builders see this one. */
  readonly applicationName?: string;
  readonly onProgress?: (progress: BuildProgress) => void;
}

/** What a build or test did. */
export interface RunSummary {
  readonly results: readonly NodeResult[];
  readonly seconds: number;
}

/** Nodes that failed; nothing was swapped, so the earlier tables stay served. */
export class BuildFailed extends WarehouseError {
  constructor(readonly results: readonly NodeResult[]) {
    const failed = results.filter((result) => result.status === 'failed');
    super(failed.some((result) => result.kind !== 'test') ? 'sql' : 'test-failed', failed.map((result) => result.message).join('\n'));
  }
}

/**
 * Builds every model and seed aside, tests them, and swaps all in one transaction. Throws a `WarehouseError` (a `BuildFailed`
 * when nodes failed); then what was served before is served still.
 */
export async function buildProject(options: RunOptions): Promise<RunSummary> {
  const start = performance.now();
  const now = options.now();
  const fixed = { ...options, now: () => now };
  const graph = await loadGraph(fixed);
  const plan = planOf(graph, fixed, buildingRelation);
  const relations = modelsOf(plan);
  const schemas = [...new Set(relations.map((node) => node.schema))];
  const progress = options.onProgress ?? (() => undefined);
  const lock = await takeBuildLock(options.connection, {
    applicationName: options.applicationName ?? 'register-build',
    wait: options.wait ?? true,
    onWaiting: (holder) => progress({ kind: 'waiting', holder }),
  }).catch(connectionError);
  try {
    return await withDatabase(options, async (database) => {
      await createSchemas(database, schemas);
      await dropLeftovers(database, schemas);
      try {
        const results = await runNodes(plan, database, options);
        if (results.some((result) => result.status === 'failed')) throw new BuildFailed(results);
        const swapStart = performance.now();
        await swapAll(database, relations);
        progress({ kind: 'swapped', relations: relations.length, seconds: (performance.now() - swapStart) / 1000 });
        return { results, seconds: (performance.now() - start) / 1000 };
      } catch (error) {
        // The first error is the one to tell; what cannot be dropped now, the next build drops.
        await dropLeftovers(database, schemas).catch(() => undefined);
        throw error;
      }
    }).catch(connectionError);
  } finally {
    await lock.release();
  }
}

/** Runs the tests on what is served now. Throws `BuildFailed` when one of severity error finds rows. */
export async function testProject(options: RunOptions): Promise<RunSummary> {
  const start = performance.now();
  const now = options.now();
  const fixed = { ...options, now: () => now };
  const plan = planOf(await loadGraph(fixed), fixed, servedRelation);
  const isTest = (id: string) => plan.compiled.nodes.get(id)?.node.kind === 'test';
  const tests: Plan = { ...plan, order: plan.order.filter(isTest), layers: plan.layers.map((layer) => layer.filter(isTest)) };
  const results = await withDatabase(options, (database) => runNodes(tests, database, options)).catch(connectionError);
  if (results.some((result) => result.status === 'failed')) throw new BuildFailed(results);
  return { results, seconds: (performance.now() - start) / 1000 };
}

async function withDatabase<T>(options: RunOptions, work: (database: Knex) => Promise<T>): Promise<T> {
  const database = openDatabase(options.connection, {
    applicationName: options.applicationName ?? 'register-build',
    max: threadsOf(options),
    onConnect: WORKER_SETTINGS,
  });
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

async function runNodes(plan: Plan, database: Knex, options: RunOptions): Promise<NodeResult[]> {
  const progress = options.onProgress ?? (() => undefined);
  const total = plan.order.length;
  let done = 0;
  progress({ kind: 'started', total });
  return runPlan(
    plan,
    (compiled) => (compiled.node.kind === 'test' ? runTest(database, compiled) : buildNode(database, compiled, compiled.node)),
    {
      threads: threadsOf(options),
      onResult: (result) => {
        done += 1;
        progress({ kind: 'node', result, done, total });
      },
    },
  );
}

function threadsOf(options: RunOptions): number {
  return options.threads ?? 2;
}

function modelsOf(plan: Plan): ModelNode[] {
  return plan.order.flatMap((id) => {
    const node = plan.compiled.nodes.get(id)?.node;
    return node && node.kind !== 'test' ? [node] : [];
  });
}

function connectionError(error: unknown): never {
  if (error instanceof WarehouseError) throw error;
  throw new WarehouseError('connection', `the database cannot be used: ${messageOf(error)}`);
}

import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import type { CompileOptions } from '../compile/compile-node';
import { BUILDING } from '../compile/relations';
import { orderOf } from '../plan/make-plan';
import type { CompiledProject, NodeResult, Selected, TestNode } from '../stages';
import type { BuildLock } from './build-lock';
import { compilerOf, renderFor, type Compiler } from './compiler';
import { connectionError } from './connection-lost';
import { transact } from './database';
import { messageOf } from '../errors';
import { createSchemas, readExisting, type Existing } from './existing';
import { runHooks, runProjectHooks } from './hooks';
import { dropLeftovers, dropLeftoversIn } from './leftovers';
import { servedRelation } from './names';
import { isRelation, placementOf, relationsOf } from './placement';
import { runNodes, type NodeRun } from './run-nodes';
import { isFailed, type RunnableNode, type RunPlanOptions } from './run-plan';
import { timeLiteral } from './site';
import { swapAll } from './swap';

/** What a build needs beside the selection. */
export interface BuildInput {
  readonly selected: Selected;
  readonly parse: CompileOptions['project'];
  readonly pool: Knex;
  readonly lock: BuildLock;
  readonly fullRefresh: boolean;
  readonly storeFailures: boolean;
  readonly plan: RunPlanOptions;
  compiledFile(node: RunnableNode): string | undefined;
  onStarted(total: number): void;
  onSwapped(relations: number, seconds: number): void;
  onNotice(text: string): void;
}

/** Results of a run, and its SQL by the names under which relations are served. */
export interface Ran {
  readonly results: readonly NodeResult[];
  readonly compiled: CompiledProject;
}

/** Builds what is selected: aside on several connections, or in one transaction when a served table changes where it stands. */
export async function build(input: BuildInput): Promise<Ran> {
  const { selected, pool, parse } = input;
  const planned = orderOf(selected);
  const nodes = [...relationsOf(selected.graph).values()];
  const existing = await readExisting(pool, [...new Set(nodes.map((node) => node.schema))]);
  const placement = placementOf({ graph: selected.graph, ...planned, existing, fullRefresh: input.fullRefresh });
  const compiler = compilerOf(selected, parse, placement, input.onNotice);
  const schemas = [...new Set(nodes.filter((node) => selected.ids.has(node.id)).map((node) => node.schema))];
  await createSchemas(pool, schemas);
  await dropLeftovers(pool, existing);
  tellStrangers(input, existing);
  const run: Omit<NodeRun, 'database' | 'before'> = {
    compiler,
    placement,
    site: {
      existing,
      types: new Map(),
      time: timeLiteral(parse.runStartedAt),
      render: renderFor(selected.graph, compiler),
      notice: input.onNotice,
    },
    tests: { store: { connection: pool, served: false }, storeFailures: input.storeFailures },
    compiledFile: input.compiledFile,
  };
  input.onStarted(planned.order.length);
  const work = placement.isOneTransaction ? buildInPlace : buildAllAside;
  const results = await work(input, run, planned);
  const settled = results.some(isFailed) ? results : await afterwards(pool, results, compiler);
  if (results.some(isFailed)) await dropLeftoversIn(pool, schemas);
  await runProjectHooks(pool, 'on-run-end', compiler.project.onRunEnd.map(compiler.served));
  return { results: settled, compiled: compiler.servedProject() };
}

type Work = (
  input: BuildInput,
  run: Omit<NodeRun, 'database' | 'before'>,
  planned: ReturnType<typeof orderOf>,
) => Promise<readonly NodeResult[]>;

const buildAllAside: Work = async (input, run, planned) => {
  const { pool, lock } = input;
  const schemas = [...new Set([...relationsOf(input.selected.graph).values()].map((node) => node.schema))];
  try {
    await runProjectHooks(pool, 'on-run-start', run.compiler.project.onRunStart.map(run.compiler.served));
    const before = async (node: RunnableNode) => runHooks(pool, await run.compiler.compiled(node, pool), 'pre', false);
    const { results, built } = await runNodes({ ...run, database: pool, before }, planned, input.plan);
    if (!results.some(isFailed)) {
      await lock.check().catch((error: unknown) => Promise.reject(connectionError(error)));
      await timed(input, built.length, () => swapAll(pool, built));
    }
    return results;
  } catch (error) {
    // The first error is the one to tell; what cannot be dropped now, the next build drops.
    await dropLeftoversIn(pool, schemas).catch(() => undefined);
    throw error;
  }
};

/** Ends the transaction without a trace. */
class Undone extends Error {
  constructor(readonly results: readonly NodeResult[]) {
    super('a node failed, so nothing is put in place');
  }
}

const buildInPlace: Work = async (input, run, planned) => {
  const { pool, lock } = input;
  await beforehand(pool, planned.order, run.compiler);
  try {
    return await transact(pool, async (transaction) => {
      await runProjectHooks(transaction, 'on-run-start', run.compiler.project.onRunStart.map(run.compiler.served));
      const before = () => Promise.resolve();
      const { results, built } = await runNodes({ ...run, database: transaction, before }, planned, { ...input.plan, threads: 1 });
      if (results.some(isFailed)) throw new Undone(results);
      await lock.check().catch((error: unknown) => Promise.reject(connectionError(error)));
      await timed(input, built.length, () => swapAll(transaction, built));
      return results;
    });
  } catch (error) {
    if (error instanceof Undone) return error.results;
    throw error;
  }
};

/** Runs the hooks that stand before any transaction, on what is served. */
async function beforehand(pool: Knex, order: readonly string[], compiler: Compiler): Promise<void> {
  const served = compiler.servedProject();
  for (const id of order) {
    const compiled = served.nodes.get(id);
    if (compiled && isRelation(compiled.node)) await runHooks(pool, compiled, 'pre', false);
  }
}

/** Runs the hooks that stand after the transaction, on what is served now; one that fails is its node's error, what is in place stays. */
async function afterwards(pool: Knex, results: readonly NodeResult[], compiler: Compiler): Promise<readonly NodeResult[]> {
  const served = compiler.servedProject();
  const settled: NodeResult[] = [];
  for (const result of results) {
    const compiled = served.nodes.get(result.id);
    const message =
      compiled && isRelation(compiled.node) ? await runHooks(pool, compiled, 'post', false).then(() => undefined, messageOf) : undefined;
    settled.push(message === undefined ? result : { ...result, status: 'error', message });
  }
  return settled;
}

async function timed(input: BuildInput, relations: number, swap: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await swap();
  input.onSwapped(relations, (performance.now() - start) / 1000);
}

/** Tells of the builder's own relations, in schemas that the project fills, which no node makes any more. */
function tellStrangers({ selected, onNotice, parse }: BuildInput, existing: ReadonlyMap<string, Existing>): void {
  const { nodes } = selected.graph.parsed;
  const known = new Set([
    ...[...relationsOf(selected.graph).values()].map(servedRelation),
    ...nodes.filter((node): node is TestNode => node.kind === 'test').map((node) => `"${node.schema}"."${node.alias}"`),
  ]);
  const strangers = [...existing].filter(
    ([relation, found]) => !known.has(relation) && found.isOwn && found.schema !== parse.targetSchema && !found.name.endsWith(BUILDING),
  );
  for (const [, found] of strangers.toSorted(([a], [b]) => a.localeCompare(b))) {
    onNotice(`${found.kind} ${found.schema}.${found.name} belongs to no node any more; it is left as it is`);
  }
}

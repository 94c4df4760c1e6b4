import { orderOf } from '../plan/make-plan';
import type { NodeResult } from '../stages';
import type { BuildInput, Ran } from './build';
import { messageOf } from '../errors';
import { compilerOf, renderFor } from './compiler';
import { connectionError, isConnectionLost } from './connection-lost';
import { readExisting } from './existing';
import { runProjectHooks } from './hooks';
import { placementOf, relationsOf, type Placement } from './placement';
import { runNodes } from './run-nodes';
import { timeLiteral } from './site';

type Input = Omit<BuildInput, 'lock' | 'onSwapped'>;

/** Runs tests and unit tests on what is served now. */
export async function testServed(input: Input): Promise<Ran> {
  const { selected, pool } = input;
  // A database that is not there is one error, not one of each test.
  await pool.raw('select 1');
  const placement = await servedPlacement(input);
  const compiler = compilerOf(selected, input.parse, placement, input.onNotice);
  const planned = orderOf(selected);
  await runProjectHooks(pool, 'on-run-start', compiler.project.onRunStart);
  input.onStarted(planned.order.length);
  const { results } = await runNodes(
    {
      database: pool,
      compiler,
      placement,
      site: {
        existing: new Map(),
        types: new Map(),
        time: timeLiteral(input.parse.runStartedAt),
        render: renderFor(selected.graph, compiler),
        notice: input.onNotice,
      },
      tests: { store: { connection: pool, served: true }, storeFailures: input.storeFailures },
      compiledFile: input.compiledFile,
      before: () => Promise.resolve(),
    },
    planned,
    input.plan,
  );
  await runProjectHooks(pool, 'on-run-end', compiler.project.onRunEnd);
  return { results, compiled: compiler.servedProject() };
}

/** Compiles what is selected for the relations that are served; nothing is run. */
export async function compileServed(input: Input): Promise<Ran> {
  const placement = await servedPlacement(input);
  const compiler = compilerOf(input.selected, input.parse, placement, input.onNotice);
  const { startedAt } = input.plan;
  const known = { rows: 0, seconds: 0, startedAt, thread: 1 };
  const results: NodeResult[] = [];
  for (const node of input.selected.graph.parsed.nodes) {
    if (node.kind === 'exposure' || !input.selected.ids.has(node.id)) continue;
    const base = { id: node.id, name: node.name, kind: node.kind, ...known };
    const { sql } = await compiler.compiled(node, input.pool).catch((error: unknown) => {
      if (isConnectionLost(error)) throw connectionError(error);
      results.push({ ...base, status: 'error', message: messageOf(error) });
      return { sql: undefined };
    });
    if (sql !== undefined) results.push({ ...base, status: 'success', sql });
  }
  return { results, compiled: compiler.servedProject() };
}

/** Everything where it is served; the database is asked only when `is_incremental()` may depend on it. */
async function servedPlacement({ selected, pool, fullRefresh }: Input): Promise<Placement> {
  const nodes = [...relationsOf(selected.graph).values()];
  const isAsked = nodes.some((node) => selected.ids.has(node.id) && node.config.materialized === 'incremental');
  const existing = isAsked ? await readExisting(pool, [...new Set(nodes.map((node) => node.schema))]) : new Map();
  return placementOf({ graph: selected.graph, order: [], parents: new Map(), existing, fullRefresh });
}

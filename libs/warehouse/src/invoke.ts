import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { compiledPath } from './artifacts/manifest';
import { readManifest, readRunResults } from './artifacts/read-artifacts';
import { writeArtifacts } from './artifacts/write-artifacts';
import { messageOf } from './errors';
import { parseOptionsOf, loadGraph, type ProjectOptions } from './prepare-project';
import { build, type Ran } from './run/build';
import { takeBuildLock, WORKER_SETTINGS } from './run/build-lock';
import { connectionError } from './run/connection-lost';
import { openDatabase } from './run/database';
import type { RunnableNode } from './run/run-plan';
import { compileServed, testServed } from './run/test-served';
import { selectNodes, type SelectionOptions } from './select/select-nodes';
import type { Graph, Invocation, NodeResult, Selected, Settings, Verb } from './stages';

/** What an invocation tells while it runs. */
export type BuildProgress =
  | { readonly kind: 'waiting'; readonly holder: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'started'; readonly total: number }
  | { readonly kind: 'running'; readonly node: RunnableNode }
  | { readonly kind: 'node'; readonly result: NodeResult; readonly done: number; readonly total: number }
  | { readonly kind: 'swapped'; readonly relations: number; readonly seconds: number };

/** How and where to build or test. */
export interface RunOptions extends ProjectOptions, SelectionOptions {
  /** URL of the database, with a role that may create in the schemas of the project. */
  readonly connection: string;
  /** Nodes done at the same time; default 2. */
  readonly threads?: number;
  /** Start nothing more once a node failed. */
  readonly failFast?: boolean;
  /** Build incremental models from nothing. */
  readonly fullRefresh?: boolean;
  /** Whether to wait for a build that is under way (default) or to fail with code `busy`. */
  readonly wait?: boolean;
  /** Name under which other builders see this one. */
  readonly applicationName?: string;
  /** Keep the rows that tests find wrong. */
  readonly storeFailures?: boolean;
  /** Folder for manifest.json, run_results.json and compiled SQL; null (default) writes none. */
  readonly targetDirectory?: string | null;
  /** Target folder of an earlier invocation, for `state:` and `result:`. */
  readonly stateDirectory?: string;
  /** How it was asked for; kept in run_results.json for `retry`. */
  readonly commandLine?: Settings;
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface InvokeOptions extends RunOptions {
  readonly verb: Verb;
}

/**
 * Does one command on a project, all or nothing: when a node fails, what was served before is served still, and `results` tell.
 * What stops the whole of it (a project that cannot be read, a database that is not there) is thrown as a `WarehouseError`.
 */
export async function invoke(options: InvokeOptions): Promise<Invocation> {
  const begin = performance.now();
  const startedAt = options.now();
  const fixed = { ...options, now: () => startedAt };
  const parse = {
    ...parseOptionsOf(fixed),
    database: databaseName(options.connection),
    which: options.verb,
    fullRefresh: options.fullRefresh ?? false,
    threads: options.threads ?? DEFAULT_THREADS,
  };
  const context: Context = { options, parse, startedAt, begin };
  const graph = await loadGraph({ ...fixed, invocationId: parse.invocationId });
  for (const notice of graph.parsed.notices)
    tell(context, `${notice.text} (${notice.file}${notice.line === undefined ? '' : `:${notice.line}`})`);
  const selected = await select(context, graph);
  const { results, compiled } = await withDatabase(options, (pool) => run(context, selected, pool)).catch((error: unknown) => {
    throw connectionError(error);
  });
  const seconds = (performance.now() - begin) / 1000;
  const invocation: Invocation = {
    id: parse.invocationId,
    verb: options.verb,
    startedAt,
    seconds,
    results,
    arguments: argumentsOf(options),
  };
  if (typeof options.targetDirectory !== 'string') return invocation;
  try {
    await writeArtifacts(options.targetDirectory, graph, compiled, invocation);
    return invocation;
  } catch (error) {
    // What was put in place stands, so a full disk must not look like a failed build.
    return { ...invocation, artifactLoss: messageOf(error) };
  }
}

const DEFAULT_THREADS = 2;

interface Context {
  readonly options: InvokeOptions;
  readonly parse: ReturnType<typeof parseOptionsOf>;
  readonly startedAt: Date;
  readonly begin: number;
}

function tell({ options }: Context, text: string): void {
  options.onProgress?.({ kind: 'notice', text });
}

async function select(context: Context, graph: Graph): Promise<Selected> {
  const { options } = context;
  const texts = [...(options.select ?? []), ...(options.exclude ?? [])];
  const directory = options.stateDirectory;
  const isAsked = (method: string) => directory !== undefined && texts.some((text) => text.includes(`${method}:`));
  return selectNodes(graph, {
    ...options,
    state: isAsked('state') && directory !== undefined ? await readManifest(directory) : undefined,
    results: isAsked('result') && directory !== undefined ? await readRunResults(directory) : undefined,
    onWarning: (text) => tell(context, text),
  });
}

async function run(context: Context, selected: Selected, pool: Knex): Promise<Ran> {
  const { options, parse, startedAt } = context;
  let done = 0;
  let total = 0;
  const target = options.targetDirectory;
  const common = {
    selected,
    parse,
    pool,
    fullRefresh: options.fullRefresh ?? false,
    storeFailures: options.storeFailures ?? false,
    compiledFile: (node: RunnableNode) =>
      typeof target === 'string' && node.kind !== 'unit_test'
        ? `${selected.graph.parsed.project.config.targetPath}/${compiledPath(node)}`
        : undefined,
    onStarted: (count: number) => {
      total = count;
      options.onProgress?.({ kind: 'started', total });
    },
    onNotice: (text: string) => tell(context, text),
    plan: {
      threads: parse.threads ?? DEFAULT_THREADS,
      failFast: options.failFast ?? false,
      startedAt,
      onStart: (node: RunnableNode) => options.onProgress?.({ kind: 'running', node }),
      onResult: (result: NodeResult) => {
        done += 1;
        options.onProgress?.({ kind: 'node', result, done, total });
      },
    },
  };
  if (options.verb === 'compile') return compileServed(common);
  if (options.verb === 'test') return testServed(common);
  const lock = await takeBuildLock(options.connection, {
    applicationName: applicationName(options),
    wait: options.wait ?? true,
    onWaiting: (holder) => options.onProgress?.({ kind: 'waiting', holder }),
  });
  try {
    return await build({
      ...common,
      lock,
      onSwapped: (relations, seconds) => options.onProgress?.({ kind: 'swapped', relations, seconds }),
    });
  } finally {
    await lock.release();
  }
}

async function withDatabase<T>(options: RunOptions, work: (database: Knex) => Promise<T>): Promise<T> {
  const database = openDatabase(options.connection, {
    applicationName: applicationName(options),
    // One more than threads: failing rows are stored over a connection of their own.
    max: (options.threads ?? DEFAULT_THREADS) + 1,
    onConnect: WORKER_SETTINGS,
  });
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

function applicationName(options: RunOptions): string {
  return options.applicationName ?? 'register-build';
}

/** Name of the database of a URL, as `target.database` gives it. */
function databaseName(connection: string): string {
  return URL.canParse(connection) ? decodeURIComponent(new URL(connection).pathname.slice(1)) : 'postgres';
}

/** Options as they were given, under dbt's names. */
function argumentsOf(options: InvokeOptions): Settings {
  return {
    select: [...(options.select ?? [])],
    exclude: [...(options.exclude ?? [])],
    vars: options.vars ?? {},
    full_refresh: options.fullRefresh ?? false,
    fail_fast: options.failFast ?? false,
    store_failures: options.storeFailures ?? false,
    threads: options.threads ?? DEFAULT_THREADS,
    ...(options.commandLine === undefined ? {} : { command_line: options.commandLine }),
    indirect_selection: options.indirectSelection ?? 'eager',
    ...(options.resourceTypes ? { resource_types: [...options.resourceTypes] } : {}),
    ...(options.excludeResourceTypes ? { exclude_resource_types: [...options.excludeResourceTypes] } : {}),
    ...(options.targetSchema === undefined ? {} : { target_schema: options.targetSchema }),
  };
}

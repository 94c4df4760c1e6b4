import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { qualified } from '../compile/relations';
import { messageOf, WarehouseError } from '../errors';
import { loadGraph, type ProjectOptions } from '../prepare-project';
import { selectNodes } from '../select/select-nodes';
import type { Freshness, SourceTable } from '../stages';
import { execute, openDatabase } from './database';

/** Which sources to look at, and where they are. */
export interface FreshnessOptions extends ProjectOptions {
  readonly connection: string;
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly applicationName?: string;
  readonly onResult?: (result: SourceFreshness) => void;
  readonly onWarning?: (text: string) => void;
}

/** How old the newest row of a source is, in dbt's words. `runtime error` is a source that could not be asked; `message` says why. */
export interface SourceFreshness {
  readonly id: string;
  readonly name: string;
  readonly criteria: Freshness;
  readonly status: 'pass' | 'warn' | 'error' | 'runtime error';
  /** Null for a source that could not be asked; the year 1 for one without rows, as dbt has it. */
  readonly maxLoadedAt: Date | null;
  readonly snapshottedAt: Date;
  readonly ageSeconds: number | null;
  readonly message?: string;
  readonly startedAt: Date;
  readonly seconds: number;
}

export interface FreshnessReport {
  readonly id: string;
  readonly startedAt: Date;
  readonly seconds: number;
  readonly results: readonly SourceFreshness[];
}

/** When a source without rows was loaded: infinitely long ago, to dbt. */
const NEVER = new Date('0001-01-01T00:00:00Z');
const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;

/** Asks every selected source that has `freshness` for its newest row; the age is that at `now`. What is too old does not throw. */
export async function checkFreshness(options: FreshnessOptions): Promise<FreshnessReport> {
  const startedAt = options.now();
  const start = performance.now();
  const graph = await loadGraph({ ...options, now: () => startedAt });
  const { ids } = selectNodes(graph, {
    verb: 'freshness',
    select: options.select ?? [],
    exclude: options.exclude ?? [],
    ...(options.onWarning === undefined ? {} : { onWarning: options.onWarning }),
  });
  const database = openDatabase(options.connection, {
    applicationName: options.applicationName ?? 'register-freshness',
    max: 1,
    onConnect: ["set timezone = 'UTC'", 'set default_transaction_read_only = on'],
  });
  const results: SourceFreshness[] = [];
  try {
    await execute(database, 'select 1').catch((error: unknown) => {
      throw new WarehouseError('connection', `the database cannot be used: ${messageOf(error)}`);
    });
    for (const source of graph.parsed.sources) {
      if (!ids.has(source.id) || source.freshness === null) continue;
      const result = await freshnessOf(database, source, source.freshness, startedAt);
      results.push(result);
      options.onResult?.(result);
    }
  } finally {
    await database.destroy();
  }
  return { id: options.invocationId ?? randomUUID(), startedAt, seconds: (performance.now() - start) / 1000, results };
}

/** How old the newest row of one source is; the connection has time zone UTC. */
export async function freshnessOf(database: Knex, source: SourceTable, criteria: Freshness, now: Date): Promise<SourceFreshness> {
  const start = performance.now();
  const common = { id: source.id, name: `${source.source}.${source.table}`, criteria, snapshottedAt: now, startedAt: now };
  const seconds = () => (performance.now() - start) / 1000;
  try {
    const maxLoadedAt = await newestRow(database, source, criteria);
    const ageSeconds = (now.getTime() - maxLoadedAt.getTime()) / 1000;
    return { ...common, status: statusOf(criteria, ageSeconds), maxLoadedAt, ageSeconds, seconds: seconds() };
  } catch (error) {
    const place = { file: source.file.path, ...(source.line === undefined ? {} : { line: source.line }) };
    const { message } = new WarehouseError('sql', messageOf(error), place, common.name);
    return { ...common, status: 'runtime error', maxLoadedAt: null, ageSeconds: null, message, seconds: seconds() };
  }
}

async function newestRow(database: Knex, source: SourceTable, { filter }: Freshness): Promise<Date> {
  if (source.loadedAtField === null) throw new Error('has freshness and no loaded_at_field: name the column with the time of loading');
  const { rows } = await execute<{ epoch: number | null }>(
    database,
    `select extract(epoch from (max(${source.loadedAtField}))::timestamptz) as epoch
     from ${qualified(source.schema, source.identifier)}${filter === null ? '' : `\nwhere ${filter}`}`,
  );
  const epoch = rows[0]?.epoch ?? null;
  if (epoch !== null && !Number.isFinite(epoch)) throw new Error(`max(${source.loadedAtField}) is infinite`);
  return epoch === null ? NEVER : new Date(epoch * 1000);
}

function statusOf({ warnAfter, errorAfter }: Freshness, age: number): SourceFreshness['status'] {
  const exceeds = (limit: Freshness['warnAfter']) => limit !== null && age > limit.count * SECONDS[limit.period];
  if (exceeds(errorAfter)) return 'error';
  return exceeds(warnAfter) ? 'warn' : 'pass';
}

import { join } from 'node:path';
import type { FreshnessReport, SourceFreshness } from '../run/freshness';
import type { Settings } from '../stages';
import { metadata } from './metadata';
import { onDisk, writeJson } from './write-artifacts';

export const SOURCES_VERSION = 'https://schemas.getdbt.com/dbt/sources/v3.json';

/** How fresh the sources are, as dbt's sources.json of version 3 tells it. */
export function sourcesOf(report: FreshnessReport): Settings {
  const generatedAt = new Date(report.startedAt.getTime() + report.seconds * 1000);
  return {
    metadata: metadata(SOURCES_VERSION, { generatedAt, invocationId: report.id, startedAt: report.startedAt }),
    results: report.results.map(entry),
    elapsed_time: report.seconds,
  };
}

/** Writes sources.json to a target folder. */
export async function writeSources(directory: string, report: FreshnessReport): Promise<void> {
  await onDisk(directory, () => writeJson(join(directory, 'sources.json'), sourcesOf(report)));
}

function entry(result: SourceFreshness): Settings {
  if (result.maxLoadedAt === null) return { unique_id: result.id, error: result.message ?? null, status: 'runtime error' };
  const limit = (after: SourceFreshness['criteria']['warnAfter']) => ({ count: after?.count ?? null, period: after?.period ?? null });
  const start = result.startedAt.toISOString();
  const end = new Date(result.startedAt.getTime() + result.seconds * 1000).toISOString();
  return {
    unique_id: result.id,
    max_loaded_at: result.maxLoadedAt.toISOString(),
    snapshotted_at: result.snapshottedAt.toISOString(),
    max_loaded_at_time_ago_in_s: result.ageSeconds,
    status: result.status,
    criteria: {
      warn_after: limit(result.criteria.warnAfter),
      error_after: limit(result.criteria.errorAfter),
      filter: result.criteria.filter,
    },
    adapter_response: {},
    timing: [
      { name: 'compile', started_at: start, completed_at: start },
      { name: 'execute', started_at: start, completed_at: end },
    ],
    thread_id: 'Thread-1',
    execution_time: result.seconds,
  };
}

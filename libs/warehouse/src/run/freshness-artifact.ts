import { metadata } from '../artifacts/metadata';
import type { Freshness, Settings } from '../stages';
import type { FreshnessReport, SourceFreshness } from './freshness';

export const SOURCES_VERSION = 'https://schemas.getdbt.com/dbt/sources/v3.json';

/** A report as dbt's sources.json of version 3 tells it. */
export function sourcesOf(report: FreshnessReport): Settings {
  const generatedAt = new Date(report.startedAt.getTime() + report.seconds * 1000);
  return {
    metadata: metadata(SOURCES_VERSION, { generatedAt, invocationId: report.id, startedAt: report.startedAt }),
    results: report.results.map(entry),
    elapsed_time: report.seconds,
  };
}

function entry(result: SourceFreshness): Settings {
  const { id, status, maxLoadedAt, ageSeconds, startedAt, seconds } = result;
  if (maxLoadedAt === null || ageSeconds === null) return { unique_id: id, error: result.message ?? null, status };
  const start = startedAt.toISOString();
  return {
    unique_id: id,
    max_loaded_at: maxLoadedAt.toISOString(),
    snapshotted_at: result.snapshottedAt.toISOString(),
    max_loaded_at_time_ago_in_s: ageSeconds,
    status,
    criteria: {
      warn_after: limit(result.criteria.warnAfter),
      error_after: limit(result.criteria.errorAfter),
      filter: result.criteria.filter,
    },
    adapter_response: { _message: 'SELECT 1', code: 'SELECT', rows_affected: 1 },
    timing: [
      { name: 'compile', started_at: start, completed_at: start },
      { name: 'execute', started_at: start, completed_at: new Date(startedAt.getTime() + seconds * 1000).toISOString() },
    ],
    thread_id: 'Thread-1',
    execution_time: seconds,
  };
}

function limit(age: Freshness['warnAfter']): Settings {
  return age === null ? { count: null, period: null } : { count: age.count, period: age.period };
}

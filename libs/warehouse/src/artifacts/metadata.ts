import { DBT_VERSION } from '../parse/global-values';
import type { Settings } from '../stages';

/** When and by which invocation an artifact was made. */
export interface Stamp {
  readonly generatedAt: Date;
  readonly invocationId: string;
  readonly startedAt: Date;
}

/** The part `metadata` that all artifacts share. */
export function metadata(version: string, stamp: Stamp): Settings {
  return {
    dbt_schema_version: version,
    dbt_version: DBT_VERSION,
    generated_at: stamp.generatedAt.toISOString(),
    invocation_id: stamp.invocationId,
    invocation_started_at: stamp.startedAt.toISOString(),
    env: {},
  };
}

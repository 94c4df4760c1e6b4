import { nearMiss } from '../graph/nearest';

/** What a key of configuration is to this runner. */
export type KeyVerdict =
  | { readonly kind: 'used' }
  /** Legal in dbt, changes nothing on PostgreSQL here. */
  | { readonly kind: 'idle'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'mistyped'; readonly meant: string }
  /** A key of the project's own; kept for `config.get`. */
  | { readonly kind: 'own' };

export type ConfigKind = 'model' | 'seed' | 'snapshot' | 'test' | 'unit_test' | 'source' | 'exposure';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const COMMON = words('enabled tags meta group docs');
const RELATION = words(`materialized schema alias database persist_docs pre_hook post_hook grants contract full_refresh indexes unlogged
  unique_key incremental_strategy on_schema_change merge_update_columns merge_exclude_columns incremental_predicates predicates access
  column_types delimiter quote_columns`);
const SNAPSHOT = words(`strategy updated_at check_cols invalidate_hard_deletes hard_deletes dbt_valid_to_current snapshot_meta_column_names
  target_schema target_database`);
const TEST = words(`severity where limit fail_calc warn_if error_if store_failures store_failures_as schema alias database materialized`);
const SOURCE = words('freshness loaded_at_field loaded_at_query event_time');

const USED: Readonly<Record<ConfigKind, readonly string[]>> = {
  model: [...COMMON, ...RELATION],
  seed: [...COMMON, ...RELATION],
  snapshot: [...COMMON, ...RELATION, ...SNAPSHOT],
  test: [...COMMON, ...TEST],
  unit_test: COMMON,
  source: [...COMMON, ...SOURCE],
  exposure: COMMON,
};

const WAREHOUSE = 'it is for another database';
const ONE_DATABASE = 'everything is built in the database of the connection';

/** Keys that change nothing here, and why. */
const IDLE = new Map<string, string>([
  ['quoting', 'names are always quoted here'],
  ['event_time', 'it is used by microbatch models and samples only'],
  ['batch_size', 'it is used by microbatch models only'],
  ['begin', 'it is used by microbatch models only'],
  ['lookback', 'it is used by microbatch models only'],
  ['concurrent_batches', 'it is used by microbatch models only'],
  ['on_configuration_change', 'it is used by materialized views only'],
  ['packages', 'it is used by Python models only'],
  ['static_analysis', 'SQL is checked by the database'],
  ['freshness', 'freshness of models is not measured here'],
  ...words(`transient dist sort sort_type bind backup auto_refresh cluster_by partition_by copy_grants secure query_tag snowflake_warehouse
    automatic_clustering file_format location_root labels hours_to_expiration kms_key_name require_partition_filter
    partition_expiration_days partitions target_lag tblproperties buckets clustered_by liquid_clustered_by engine order_by table_type
    format external_location s3_data_dir`).map((key) => [key, WAREHOUSE] as const),
]);

const REFUSED = new Map<string, string>([['sql_header', 'sql_header is not supported; put the statement in a pre-hook']]);

/** Why a database of its own does nothing. */
export const DATABASE_IS_IDLE = ONE_DATABASE;

/** Judges a key of configuration of a kind of node. */
export function judgeKey(key: string, kind: ConfigKind): KeyVerdict {
  const used = USED[kind];
  if (key === 'database' || key === 'target_database') return { kind: 'idle', why: ONE_DATABASE };
  if (used.includes(key)) return { kind: 'used' };
  const refused = REFUSED.get(key);
  if (refused !== undefined) return { kind: 'refused', why: refused };
  const idle = IDLE.get(key);
  if (idle !== undefined) return { kind: 'idle', why: idle };
  const elsewhere = Object.values(USED).some((keys) => keys.includes(key));
  if (elsewhere) return { kind: 'idle', why: `a ${kind.replace('_', ' ')} has no such setting` };
  const meant = nearMiss(key, used);
  return meant === undefined ? { kind: 'own' } : { kind: 'mistyped', meant };
}

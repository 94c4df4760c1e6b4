import type { Hook, ModelNode, Node, Plain, Settings, SourceTable, TestNode } from '../stages';

/** Settings that every node has in a manifest, with dbt's defaults. */
const COMMON = {
  enabled: true,
  alias: null,
  schema: null,
  database: null,
  tags: [],
  meta: {},
  group: null,
  static_analysis: null,
} as const;
const DOCS = { show: true, node_color: null } as const;

const MODEL = {
  ...COMMON,
  incremental_strategy: null,
  batch_size: null,
  lookback: 1,
  begin: null,
  persist_docs: {},
  'post-hook': [],
  'pre-hook': [],
  quoting: {},
  column_types: {},
  full_refresh: null,
  unique_key: null,
  on_schema_change: 'ignore',
  on_configuration_change: 'apply',
  grants: {},
  packages: [],
  docs: DOCS,
  event_time: null,
  concurrent_batches: null,
} as const;

const SNAPSHOT = {
  strategy: null,
  target_schema: null,
  target_database: null,
  updated_at: null,
  check_cols: null,
  dbt_valid_to_current: null,
} as const;

/** The whole configuration of a node or source, as its entry `config` in the manifest has it. */
export function settingsOf(node: Node | SourceTable): Settings {
  if (!('kind' in node)) return sourceSettings(node);
  if (node.kind === 'test') return testSettings(node);
  if (node.kind === 'unit_test' || node.kind === 'exposure')
    return { tags: node.tags, meta: node.meta, enabled: true, ...(node.kind === 'unit_test' ? { static_analysis: null } : {}) };
  return modelSettings(node);
}

function modelSettings(node: ModelNode): Settings {
  const { config } = node;
  return {
    ...MODEL,
    ...ofKind(node),
    ...withoutHooks(config.settings),
    enabled: config.enabled,
    alias: config.alias,
    schema: config.schema,
    materialized: config.materialized,
    tags: config.tags,
    meta: config.meta,
    group: config.group,
    grants: config.grants,
    full_refresh: config.fullRefresh,
    'pre-hook': config.preHooks.map(hookEntry),
    'post-hook': config.postHooks.map(hookEntry),
    contract: { enforced: config.contract, alias_types: true },
    ...(node.kind === 'model' ? { access: config.access } : {}),
  };
}

function ofKind({ kind, config }: ModelNode): Settings {
  if (kind === 'seed') return { column_types: config.columnTypes, delimiter: config.delimiter, quote_columns: null };
  if (kind === 'model') return { freshness: null };
  return {
    ...SNAPSHOT,
    snapshot_meta_column_names: {
      dbt_valid_to: null,
      dbt_valid_from: null,
      dbt_scd_id: null,
      dbt_updated_at: null,
      dbt_is_deleted: null,
      ...config.snapshot.columnNames,
    },
  };
}

function testSettings(node: TestNode): Settings {
  return {
    ...COMMON,
    schema: 'dbt_test__audit',
    store_failures_as: null,
    ...node.settings,
    tags: node.tags,
    meta: node.meta,
    materialized: 'test',
    severity: text(node.settings['severity']) ?? node.severity.toUpperCase(),
    store_failures: node.settings['store_failures'] ?? (node.storeFailures ? true : null),
    where: node.where,
    limit: node.limit,
    fail_calc: node.failCalc,
    warn_if: node.warnIf,
    error_if: node.errorIf,
  };
}

function sourceSettings(source: SourceTable): Settings {
  return {
    enabled: true,
    event_time: null,
    static_analysis: null,
    ...source.settings,
    freshness: freshnessEntry(source),
    loaded_at_field: source.loadedAtField,
    loaded_at_query: null,
    meta: source.meta,
    tags: source.tags,
  };
}

/** Freshness of a source as the manifest has it. */
export function freshnessEntry({ freshness }: SourceTable): Plain {
  if (!freshness) return null;
  const limit = (after: { readonly count: number; readonly period: string } | null): Plain =>
    after ? { count: after.count, period: after.period } : { count: null, period: null };
  return { warn_after: limit(freshness.warnAfter), error_after: limit(freshness.errorAfter), filter: freshness.filter };
}

function hookEntry({ sql, transaction }: Hook): Settings {
  return { sql, transaction, index: null };
}

function withoutHooks(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !/^(pre|post)[-_]hook$/.test(key)));
}

function text(value: Plain | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

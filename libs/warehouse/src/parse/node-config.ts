import type { Hook, IncrementalConfig, IndexConfig, Materialization, ModelNode, NodeConfig, Plain, Settings } from '../stages';
import { SettingError, Values } from './config-values';
import { isMapping, texts } from './plain';
import { toSnapshotConfig } from './snapshot-config';

const MATERIALIZATIONS = ['view', 'table', 'incremental', 'ephemeral'] as const;
const STRATEGIES = ['append', 'delete+insert', 'merge'] as const;

/** Reads merged settings; a value of the wrong shape, or one that is not supported, is a `SettingError` that names its key. */
export function toNodeConfig(settings: Settings, kind: ModelNode['kind']): NodeConfig {
  const values = new Values(settings);
  return {
    enabled: values.truth('enabled') ?? true,
    materialized: materialization(values, kind),
    schema: values.text('schema'),
    alias: values.text('alias'),
    tags: values.texts('tags'),
    meta: values.mapping('meta'),
    indexes: values.list('indexes').map(toIndex),
    grants: Object.fromEntries(Object.entries(values.mapping('grants')).map(([privilege, roles]) => [privilege, texts(roles)])),
    persistDocs: toPersistDocs(values),
    contract: toContract(values),
    unlogged: values.truth('unlogged') ?? false,
    fullRefresh: values.truth('full_refresh'),
    preHooks: values.list('pre_hook').map((hook) => toHook(hook, 'pre_hook')),
    postHooks: values.list('post_hook').map((hook) => toHook(hook, 'post_hook')),
    incremental: toIncremental(values),
    snapshot: toSnapshotConfig(values, kind === 'snapshot'),
    columnTypes: Object.fromEntries(Object.entries(values.mapping('column_types')).map(([column, type]) => [column, String(type)])),
    delimiter: toDelimiter(values),
    quoteColumns: values.truth('quote_columns') ?? true,
    group: values.text('group'),
    access: values.choice('access', ['private', 'protected', 'public'], 'protected'),
    settings,
  };
}

function materialization(values: Values, kind: ModelNode['kind']): Materialization {
  const given = values.text('materialized');
  if (kind !== 'model') {
    if (given !== null && given !== kind) throw new SettingError('materialized', `a ${kind} is materialized as ${kind}, not as '${given}'`);
    return kind;
  }
  return values.choice('materialized', MATERIALIZATIONS, 'view');
}

function toIncremental(values: Values): IncrementalConfig {
  const uniqueKey = values.texts('unique_key');
  const updated = values.texts('merge_update_columns');
  const excluded = values.texts('merge_exclude_columns');
  if (updated.length > 0 && excluded.length > 0) {
    throw new SettingError('merge_exclude_columns', 'merge_update_columns is given too; keep one of them');
  }
  const given = values.text('incremental_strategy');
  if (given === 'microbatch' || given === 'insert_overwrite') {
    throw new SettingError('incremental_strategy', `'${given}' is not supported (${STRATEGIES.join(', ')})`);
  }
  const fallback = uniqueKey.length > 0 ? 'delete+insert' : 'append';
  return {
    strategy: given === 'default' ? fallback : values.choice('incremental_strategy', STRATEGIES, fallback),
    uniqueKey,
    onSchemaChange: values.choice('on_schema_change', ['ignore', 'fail', 'append_new_columns', 'sync_all_columns'], 'ignore'),
    mergeUpdateColumns: updated,
    mergeExcludeColumns: excluded,
    predicates: values.has('incremental_predicates') ? values.texts('incremental_predicates') : values.texts('predicates'),
  };
}

function toPersistDocs(values: Values): NodeConfig['persistDocs'] {
  const own = new Values(values.mapping('persist_docs'));
  return { relation: own.truth('relation') ?? false, columns: own.truth('columns') ?? false };
}

function toContract(values: Values): boolean {
  const given = values.settings['contract'];
  if (typeof given === 'boolean') return given;
  return new Values(values.mapping('contract')).truth('enforced') ?? false;
}

function toDelimiter(values: Values): string {
  const delimiter = values.text('delimiter') ?? ',';
  if (delimiter.length !== 1) throw new SettingError('delimiter', 'this must be one character');
  return delimiter;
}

function toHook(hook: Plain, key: string): Hook {
  if (typeof hook === 'string') return parsedHook(hook) ?? { sql: hook, transaction: true };
  if (!isMapping(hook) || typeof hook['sql'] !== 'string')
    throw new SettingError(key, 'a hook is SQL, or a mapping of sql and transaction');
  return { sql: hook['sql'], transaction: hook['transaction'] !== false };
}

/** `before_begin("...")` and `after_commit("...")` give a hook as JSON text. */
function parsedHook(text: string): Hook | undefined {
  if (!text.trim().startsWith('{"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('sql' in value) || typeof value.sql !== 'string') return undefined;
    return { sql: value.sql, transaction: !('transaction' in value) || value.transaction !== false };
  } catch {
    return undefined;
  }
}

function toIndex(value: Plain): IndexConfig {
  if (!isMapping(value)) throw new SettingError('indexes', 'an index is a mapping of columns, unique and type');
  const unknown = Object.keys(value).find((key) => !['columns', 'unique', 'type'].includes(key));
  if (unknown !== undefined) throw new SettingError('indexes', `an index has no '${unknown}' (columns, unique, type)`);
  const columns = texts(value['columns']);
  if (columns.length === 0) throw new SettingError('indexes', 'an index needs columns');
  return { columns, unique: value['unique'] === true, type: String(value['type'] ?? 'btree') };
}

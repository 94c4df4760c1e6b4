import type { SnapshotConfig } from '../stages';
import { SettingError, type Values } from './config-values';

const META_COLUMNS = ['dbt_valid_from', 'dbt_valid_to', 'dbt_scd_id', 'dbt_updated_at', 'dbt_is_deleted'];

/** Reads how a snapshot sees change; what a strategy lacks is a `SettingError` when the node is a snapshot. */
export function toSnapshotConfig(values: Values, isSnapshot: boolean): SnapshotConfig {
  if (!isSnapshot) return NONE;
  const strategy = values.choice('strategy', ['timestamp', 'check'], 'timestamp');
  if (!values.has('strategy')) throw new SettingError('strategy', "a snapshot needs a strategy: 'timestamp' or 'check'");
  const uniqueKey = values.texts('unique_key');
  if (uniqueKey.length === 0) throw new SettingError('unique_key', 'a snapshot needs a unique_key');
  const updatedAt = values.text('updated_at');
  if (strategy === 'timestamp' && updatedAt === null) throw new SettingError('updated_at', 'the timestamp strategy needs updated_at');
  const checkCols = values.settings['check_cols'] === 'all' ? 'all' : values.texts('check_cols');
  if (strategy === 'check' && checkCols.length === 0)
    throw new SettingError('check_cols', "the check strategy needs check_cols: 'all' or a list");
  return {
    strategy,
    uniqueKey,
    updatedAt,
    checkCols,
    hardDeletes: hardDeletes(values),
    validToCurrent: values.text('dbt_valid_to_current'),
    columnNames: columnNames(values),
  };
}

function hardDeletes(values: Values): SnapshotConfig['hardDeletes'] {
  const invalidate = values.truth('invalidate_hard_deletes');
  if (invalidate !== null && values.has('hard_deletes')) {
    throw new SettingError('hard_deletes', 'invalidate_hard_deletes is given too; keep hard_deletes');
  }
  return values.choice('hard_deletes', ['ignore', 'invalidate', 'new_record'], invalidate === true ? 'invalidate' : 'ignore');
}

function columnNames(values: Values): Readonly<Record<string, string>> {
  const given = Object.entries(values.mapping('snapshot_meta_column_names'));
  const unknown = given.find(([name]) => !META_COLUMNS.includes(name));
  if (unknown) throw new SettingError('snapshot_meta_column_names', `there is no '${unknown[0]}' (${META_COLUMNS.join(', ')})`);
  return Object.fromEntries(given.map(([name, own]) => [name, String(own)]));
}

const NONE: SnapshotConfig = {
  strategy: 'timestamp',
  uniqueKey: [],
  updatedAt: null,
  checkCols: [],
  hardDeletes: 'ignore',
  validToCurrent: null,
  columnNames: {},
};

import { quoteName } from '../compile/relations';
import type { SnapshotConfig } from '../stages';

/** Names of the columns that a snapshot adds. */
export interface SnapshotColumns {
  readonly validFrom: string;
  readonly validTo: string;
  readonly scdId: string;
  readonly updatedAt: string;
  readonly isDeleted: string;
}

/** What the SQL of a snapshot is made of; `time` is SQL of the time of this run. */
export interface SnapshotInput {
  readonly config: SnapshotConfig;
  readonly select: string;
  readonly table: string;
  readonly time: string;
  /** Columns of the SELECT. */
  readonly columns: readonly string[];
  /** Columns the table has already. */
  readonly existing: ReadonlySet<string>;
  /** Columns whose change counts, for strategy check; null when a new one came, so that every row counts as changed. */
  readonly checked: readonly string[] | null;
}

export function snapshotColumns(config: SnapshotConfig): SnapshotColumns {
  const name = (column: string) => config.columnNames[column] ?? column;
  return {
    validFrom: name('dbt_valid_from'),
    validTo: name('dbt_valid_to'),
    scdId: name('dbt_scd_id'),
    updatedAt: name('dbt_updated_at'),
    isDeleted: name('dbt_is_deleted'),
  };
}

/** The first content of a snapshot: every row valid since it was updated. */
export function firstSnapshot({ config, select, time }: Pick<SnapshotInput, 'config' | 'select' | 'time'>): string {
  const names = snapshotColumns(config);
  const updated = updatedAt(config, time);
  const deleted = config.hardDeletes === 'new_record' ? `, 'False' as ${names.isDeleted}` : '';
  return `select *, ${scdId([...config.uniqueKey, updated])} as ${names.scdId}, ${updated} as ${names.updatedAt},
  ${updated} as ${names.validFrom}, ${openEnd(config, updated)} as ${names.validTo}${deleted}
from (
${select}
) as snapshot_query`;
}

/**
 * Rows to close and rows to add, told apart by `snapshot_change`: 'close' has the id of a current row and the end of its time,
 * 'add' has all columns.
 */
export function snapshotChanges(input: SnapshotInput): string {
  const { config, select, table, time, columns } = input;
  const names = snapshotColumns(config);
  const updated = updatedAt(config, time);
  const withDeleted = config.hardDeletes === 'new_record';
  const keys = config.uniqueKey.map((key, index) => `${key} as ${keyName(index)}`).join(', ');
  const matches = config.uniqueKey.map((_, index) => `standing.${keyName(index)} = fresh.${keyName(index)}`).join(' and ');
  const changed = `(${rowChanged(input, names)}${withDeleted ? ` or standing.${names.isDeleted} = 'True'` : ''})`;
  const list = (from: string) => columns.map((name) => `${from}.${quoteName(name)}`).join(', ');
  const added = (values: string, deleted: string) =>
    `select 'add' as snapshot_change, ${values}${withDeleted ? `, ${deleted} as ${names.isDeleted}` : ''}`;
  const closed = (end: string) =>
    `select 'close' as snapshot_change, ${columns.map((name) => `null as ${quoteName(name)}`).join(', ')}, null as ${names.updatedAt},
      null as ${names.validFrom}, ${end} as ${names.validTo}, standing.${names.scdId} as ${names.scdId}${withDeleted ? `, null as ${names.isDeleted}` : ''}`;
  const parts = [
    `${added(
      `${list('fresh')}, fresh.${UPDATED} as ${names.updatedAt}, fresh.${UPDATED} as ${names.validFrom},
      ${openEnd(config, `fresh.${UPDATED}`)} as ${names.validTo}, fresh.${NEW_ID} as ${names.scdId}`,
      "'False'",
    )}
    from fresh left join standing on ${matches} where standing.${keyName(0)} is null or ${changed}`,
    `${closed(`fresh.${UPDATED}`)} from fresh join standing on ${matches} where ${changed}`,
  ];
  if (config.hardDeletes !== 'ignore') {
    const gone = `from standing left join fresh on ${matches} where fresh.${keyName(0)} is null${withDeleted ? ` and not standing.${names.isDeleted} = 'True'` : ''}`;
    parts.push(`${closed(time)} ${gone}`);
    const values = columns.map((name) => `${input.existing.has(name) ? 'standing' : 'fresh'}.${quoteName(name)}`).join(', ');
    if (withDeleted) {
      parts.push(
        `${added(
          `${values}, ${time} as ${names.updatedAt}, ${time} as ${names.validFrom}, standing.${names.validTo} as ${names.validTo},
      ${scdId([`standing.${names.scdId}`, time])} as ${names.scdId}`,
          "'True'",
        )} ${gone}`,
      );
    }
  }
  return `with snapshot_query as (
${select}
), fresh as (
  select *, ${keys}, ${updated} as ${UPDATED}, ${scdId([...config.uniqueKey, updated])} as ${NEW_ID} from snapshot_query
), standing as (
  select *, ${keys} from ${table} where ${isCurrent(config, names.validTo)}
)
${parts.join('\nunion all\n')}`;
}

/** Statements that close and add the rows which `snapshotChanges` gave. */
export function snapshotWrites(
  config: SnapshotConfig,
  table: string,
  changes: string,
  columns: readonly string[],
): { close: string; add: string } {
  const names = snapshotColumns(config);
  const end = `${table}.${names.validTo}`;
  const own = [
    names.updatedAt,
    names.validFrom,
    names.validTo,
    names.scdId,
    ...(config.hardDeletes === 'new_record' ? [names.isDeleted] : []),
  ];
  const written = [...columns.map(quoteName), ...own].join(', ');
  return {
    close: `update ${table} set ${names.validTo} = c.${names.validTo} from ${changes} c
      where c.snapshot_change = 'close' and c.${names.scdId} = ${table}.${names.scdId} and ${isCurrent(config, end)}`,
    add: `insert into ${table} (${written}) select ${written} from ${changes} where snapshot_change = 'add'`,
  };
}

const UPDATED = 'snapshot_updated_at__';
const NEW_ID = 'snapshot_id__';
const keyName = (index: number) => `snapshot_key_${index}__`;

function updatedAt(config: SnapshotConfig, time: string): string {
  return config.updatedAt ?? time;
}

/** The id of a version, the same as dbt's: a hash over key and time. */
function scdId(parts: readonly string[]): string {
  return `md5(${parts.map((part) => `coalesce(cast(${part} as varchar), '')`).join(" || '|' || ")})`;
}

/** The end of a current row, of the type of its beginning. */
function openEnd(config: SnapshotConfig, updated: string): string {
  return `coalesce(nullif(${updated}, ${updated}), ${config.validToCurrent ?? 'null'})`;
}

function isCurrent(config: SnapshotConfig, end: string): string {
  return config.validToCurrent === null ? `${end} is null` : `(${end} = ${config.validToCurrent} or ${end} is null)`;
}

function rowChanged({ config, checked }: SnapshotInput, names: SnapshotColumns): string {
  if (config.strategy === 'timestamp') return `standing.${names.validFrom} < fresh.${UPDATED}`;
  if (checked === null) return 'true';
  if (checked.length === 0) return 'false';
  return checked.map((name) => `standing.${quoteName(name)} is distinct from fresh.${quoteName(name)}`).join(' or ');
}

import type { Knex } from 'knex';
import { WarehouseError } from '../errors';
import type { CompiledNode, ModelNode } from '../stages';
import { buildAside, type BuiltRows } from './build-aside';
import { columnsOf, columnsOfSelect, typeNames, type TypedColumn } from './columns';
import { copyAside } from './copy-aside';
import { execute } from './database';
import { collectIncoming, settle, write, type InPlaceRows } from './incremental';
import { buildingRelation, servedRelation } from './names';
import { isChanged, isWider } from './schema-change';
import type { Site } from './site';
import { firstSnapshot, snapshotChanges, snapshotColumns, snapshotWrites } from './snapshot-sql';

/** Builds a snapshot that is not there yet, aside. */
export async function buildSnapshot(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  site: Site,
): Promise<BuiltRows> {
  const select = { config: node.config.snapshot, select: compiled.sql, time: site.time };
  return buildAside(transaction, { ...compiled, ...inFirstSnapshot(compiled, firstSnapshot(select)) }, node, site);
}

/** Closes the versions that changed or went, and adds the new ones, in the served table. */
export async function refreshSnapshot(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  site: Site,
): Promise<InPlaceRows> {
  const config = node.config.snapshot;
  const select = await columnsOfSelect(transaction, compiled);
  const [table = []] = await columnsOf(transaction, [servedRelation(node)]);
  checkTable(node, table);
  const names = select.map((column) => column.name);
  const existing = new Set(table.map((column) => column.name));
  const changes = snapshotChanges({
    config,
    select: compiled.sql,
    table: servedRelation(node),
    time: site.time,
    columns: names,
    existing,
    checked: checkedColumns(node, names, existing),
  });
  const incoming = await collectIncoming(transaction, compiled, changes);
  const types = await typeNames(transaction, select);
  const typed = select.map((column, index) => ({ ...column, type: types[index] ?? '' }));
  const change = {
    added: typed.filter((column) => !existing.has(column.name)),
    removed: [],
    retyped: typed.filter((column) =>
      isWider(
        column,
        table.find((one) => one.name === column.name),
      ),
    ),
    written: names,
  };
  if (isChanged(change)) await copyAside(transaction, node, table, change);
  const target = isChanged(change) ? buildingRelation(node) : servedRelation(node);
  const writes = snapshotWrites(config, target, incoming, names);
  const closed = await write(transaction, compiled, writes.close);
  const added = await write(transaction, compiled, writes.add);
  await execute(transaction, `drop table ${incoming}`);
  return { rows: added, built: await settle(transaction, compiled, node, site, change, closed + added) };
}

function inFirstSnapshot(compiled: CompiledNode, sql: string): Pick<CompiledNode, 'sql' | 'lead'> {
  const before = sql.slice(0, sql.indexOf(compiled.sql)).split('\n').length - 1;
  return { sql, lead: compiled.lead + before };
}

function checkTable(node: ModelNode, table: readonly TypedColumn[]): void {
  const names = snapshotColumns(node.config.snapshot);
  const deleted = node.config.snapshot.hardDeletes === 'new_record' ? [names.isDeleted] : [];
  const missing = [names.scdId, names.validFrom, names.validTo, names.updatedAt, ...deleted].filter(
    (name) => !table.some((column) => column.name === name.toLowerCase() || column.name === name),
  );
  if (missing.length === 0) return;
  const text = `${node.schema}.${node.alias} is no table of this snapshot: it lacks ${missing.join(', ')}`;
  throw new WarehouseError(
    'sql',
    `${text}; give the columns their names in snapshot_meta_column_names, or add them`,
    { file: node.file.path },
    node.name,
  );
}

/** Columns whose change makes a new version; null when one of them is new to the table. */
function checkedColumns(node: ModelNode, select: readonly string[], existing: ReadonlySet<string>): readonly string[] | null {
  const { checkCols } = node.config.snapshot;
  const wanted = checkCols === 'all' ? select : checkCols;
  const checked = wanted.map((name) => {
    const found = select.find((column) => column === name) ?? select.find((column) => column === name.toLowerCase());
    if (found !== undefined) return found;
    throw new WarehouseError('sql', `check_cols names '${name}', which the SELECT does not give`, { file: node.file.path }, node.name);
  });
  return checked.every((name) => existing.has(name)) ? checked : null;
}

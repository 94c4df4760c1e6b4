import { WarehouseError } from '../errors';
import type { ModelNode } from '../stages';
import type { TypedColumn } from './columns';

/** How a served table must change before new rows fit, and the columns that are written. */
export interface SchemaChange {
  readonly added: readonly TypedColumn[];
  readonly removed: readonly TypedColumn[];
  /** Columns of the table with the type they get. */
  readonly retyped: readonly TypedColumn[];
  readonly written: readonly string[];
}

const TEXTS: readonly number[] = [25, 1042, 1043];
/** A text type without a length. */
const NO_LENGTH = -1;

/** Compares the columns of new rows with those of the table, as `on_schema_change` says. Throws when rows cannot be written so. */
export function schemaChange(node: ModelNode, incoming: readonly TypedColumn[], table: readonly TypedColumn[]): SchemaChange {
  const { onSchemaChange } = node.config.incremental;
  const inTable = new Map(table.map((column) => [column.name, column]));
  const names = new Set(incoming.map((column) => column.name));
  const added = incoming.filter((column) => !inTable.has(column.name));
  const removed = table.filter((column) => !names.has(column.name));
  const widened = node.config.contract ? [] : incoming.filter((column) => isWider(column, inTable.get(column.name)));
  const retyped = incoming.filter((column) => isOther(column, inTable.get(column.name)));
  const everyIncoming = incoming.map((column) => column.name);
  switch (onSchemaChange) {
    case 'ignore':
      if (removed.length > 0) throw outOfStep(node, [], removed, []);
      return { added: [], removed: [], retyped: widened, written: table.map((column) => column.name) };
    case 'fail':
      if (added.length + removed.length + retyped.length > 0) throw outOfStep(node, added, removed, retyped);
      return { added: [], removed: [], retyped: widened, written: everyIncoming };
    case 'append_new_columns':
      return { added, removed: [], retyped: widened, written: everyIncoming };
    case 'sync_all_columns':
      return { added, removed, retyped: [...widened, ...retyped], written: everyIncoming };
  }
}

/** Whether anything of the table itself must change. */
export function isChanged(change: SchemaChange): boolean {
  return change.added.length + change.removed.length + change.retyped.length > 0;
}

/** Whether a column of new rows holds longer text than that of the table. */
export function isWider(incoming: TypedColumn, column: TypedColumn | undefined): boolean {
  if (!column || !TEXTS.includes(incoming.oid) || !TEXTS.includes(column.oid) || column.modifier === NO_LENGTH) return false;
  return incoming.modifier === NO_LENGTH || incoming.modifier > column.modifier;
}

function isOther(incoming: TypedColumn, column: TypedColumn | undefined): boolean {
  if (!column || (TEXTS.includes(incoming.oid) && TEXTS.includes(column.oid))) return false;
  return incoming.oid !== column.oid || incoming.modifier !== column.modifier;
}

function outOfStep(
  node: ModelNode,
  added: readonly TypedColumn[],
  removed: readonly TypedColumn[],
  retyped: readonly TypedColumn[],
): WarehouseError {
  const list = (columns: readonly TypedColumn[]) => columns.map((column) => `${column.name} ${column.type}`).join(', ');
  const parts = [
    ...(added.length > 0 ? [`new in the SELECT: ${list(added)}`] : []),
    ...(removed.length > 0 ? [`in the table only: ${list(removed)}`] : []),
    ...(retyped.length > 0 ? [`other type in the SELECT: ${list(retyped)}`] : []),
  ];
  const mode = node.config.incremental.onSchemaChange;
  const text = `the SELECT and the table have other columns (on_schema_change is '${mode}'): ${parts.join('; ')}`;
  const advice = "set on_schema_change to 'append_new_columns' or 'sync_all_columns', or build with --full-refresh";
  return new WarehouseError('sql', `${text}; ${advice}`, { file: node.file.path }, node.name);
}

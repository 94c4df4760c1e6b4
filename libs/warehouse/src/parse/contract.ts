import { WarehouseError, type Place } from '../errors';
import type { ModelNode } from '../stages';

/** What PostgreSQL keeps of a name. */
const LONGEST_ALIAS = 63;

/** Checks what an enforced contract asks: columns with types, and no silent change of them. */
export function checkContract(node: ModelNode, place: Place): void {
  const { config } = node;
  if (!config.contract || !config.enabled) return;
  const refuse = (text: string): never => {
    throw new WarehouseError('project', text, place, node.name);
  };
  if (config.materialized === 'ephemeral') refuse('a contract cannot be kept by an ephemeral model');
  if (node.columns.length === 0) refuse('its contract is enforced, but YAML describes no columns');
  const untyped = node.columns.filter((column) => column.dataType === null).map((column) => column.name);
  if (untyped.length > 0) refuse(`its contract is enforced, but there is no data_type of ${untyped.join(', ')}`);
  if (config.materialized === 'incremental' && !['append_new_columns', 'fail'].includes(config.incremental.onSchemaChange)) {
    refuse("an incremental model with a contract needs on_schema_change 'append_new_columns' or 'fail'");
  }
}

/** Checks that PostgreSQL keeps the whole name of a relation. */
export function checkAlias(node: ModelNode): void {
  if (node.config.materialized === 'ephemeral' || Buffer.byteLength(node.alias) <= LONGEST_ALIAS) return;
  throw new WarehouseError(
    'project',
    `the name '${node.alias}' is longer than ${LONGEST_ALIAS} bytes, and PostgreSQL would cut it; give a shorter one with config(alias=...)`,
    { file: node.file.path, ...(node.line === undefined ? {} : { line: node.line }) },
    node.name,
  );
}

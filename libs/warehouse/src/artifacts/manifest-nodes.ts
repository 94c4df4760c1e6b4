import { qualified } from '../compile/relations';
import type { Column, CompiledNode, Constraint, ModelNode, Node, RefName, Settings, TestNode } from '../stages';
import { toJinja } from '../parse/plain';
import { contractChecksum, fileChecksum } from './checksum';
import { settingsOf } from './node-settings';

/** What a manifest knows of a node beyond its parsed form. */
export interface NodeContext {
  /** Moment of the invocation, in seconds since 1970. */
  readonly createdAt: number;
  parents(id: string): readonly string[];
  compiled(id: string): CompiledNode | undefined;
  compiledPath(node: Node): string;
  groupOf(id: string): string | null;
}

const EMPTY_DOCS = { show: true, node_color: null } as const;

/** Entry of a model, seed, snapshot or test under `nodes` in the manifest. */
export function nodeEntry(node: ModelNode | TestNode, context: NodeContext): Settings {
  return node.kind === 'test' ? testEntry(node, context) : modelEntry(node, context);
}

function modelEntry(node: ModelNode, context: NodeContext): Settings {
  const { config } = node;
  return {
    ...common(node, context),
    resource_type: node.kind,
    path: isYamlSnapshot(node) ? `${withoutRoot(node.file.path)}/${node.name}.sql` : withoutRoot(node.file.path),
    alias: node.alias,
    checksum: fileChecksum(isYamlSnapshot(node) ? node.template : node.file.text),
    columns: columnsEntry(node.columns),
    group: config.group,
    patch_path: node.patch ? `${node.package}://${node.patch.path}` : null,
    unrendered_config: config.settings,
    relation_name: config.materialized === 'ephemeral' ? null : qualified(node.schema, node.alias),
    raw_code: node.kind === 'seed' ? '' : node.kind === 'snapshot' ? node.template : node.template.trim(),
    ...(node.kind === 'model' ? modelOnly(node) : {}),
    ...(node.kind === 'seed'
      ? { root_path: null, depends_on: { macros: node.macros } }
      : { contract: contractEntry(node), ...sqlParts(node, context) }),
  };
}

function contractEntry(node: ModelNode): Settings {
  return { enforced: node.config.contract, alias_types: true, checksum: contractChecksum(node) };
}

function modelOnly(node: ModelNode): Settings {
  return {
    access: node.config.access,
    constraints: node.constraints.map(constraintEntry),
    version: null,
    latest_version: null,
    deprecation_date: null,
    primary_key: [],
    time_spine: null,
  };
}

function testEntry(node: TestNode, context: NodeContext): Settings {
  const isSingular = node.generic === null;
  const base = {
    ...common(node, context),
    resource_type: 'test',
    path: isSingular ? withoutRoot(node.file.path) : fileName(node),
    alias: node.alias,
    checksum: isSingular ? fileChecksum(node.file.text) : { name: 'none', checksum: '' },
    columns: {},
    group: node.attached === null ? null : context.groupOf(node.attached),
    patch_path: null,
    unrendered_config: node.settings,
    relation_name: node.storeFailures ? qualified(node.schema, node.alias) : null,
    raw_code: node.generic ? genericCode(node.generic, node.settings) : node.template.trim(),
    contract: { enforced: false, alias_types: true, checksum: null },
    ...sqlParts(node, context),
  };
  if (!node.generic) return base;
  return {
    ...base,
    column_name: node.column,
    file_key_name: fileKey(node),
    attached_node: node.attached !== null && !node.attached.startsWith('source.') ? node.attached : null,
    test_metadata: { name: node.generic.name, kwargs: node.generic.kwargs, namespace: node.generic.namespace },
  };
}

/** The call as dbt writes it; its arguments stand in test_metadata. */
function genericCode({ name, namespace }: NonNullable<TestNode['generic']>, settings: Settings): string {
  const given = Object.entries(settings).map(([key, value]) => `${key}=${toJinja(value)}`);
  const macro = `${namespace === null ? '' : `${namespace}.`}test_${name}`;
  return `{{ ${macro}(**_dbt_generic_test_kwargs) }}${given.length === 0 ? '' : `{{ config(${given.join(',')}) }}`}`;
}

function common(node: ModelNode | TestNode, { createdAt }: NodeContext): Settings {
  return {
    database: null,
    schema: node.schema,
    name: node.name,
    package_name: node.package,
    path: withoutRoot(node.file.path),
    original_file_path: node.file.path,
    unique_id: node.id,
    fqn: node.fqn,
    config: settingsOf(node),
    tags: node.tags,
    description: node.description,
    meta: node.meta,
    docs: EMPTY_DOCS,
    build_path: null,
    created_at: createdAt,
    doc_blocks: [],
  };
}

function sqlParts(node: ModelNode | TestNode, context: NodeContext): Settings {
  const compiled = context.compiled(node.id);
  return {
    language: 'sql',
    refs: node.refs.map(refEntry),
    sources: node.sources.map(({ source, table }) => [source, table]),
    metrics: [],
    functions: [],
    depends_on: { macros: node.macros, nodes: context.parents(node.id) },
    compiled_path: compiled ? context.compiledPath(node) : null,
    ...(compiled ? { compiled: true, compiled_code: compiled.sql, extra_ctes_injected: true, extra_ctes: [] } : {}),
  };
}

/** A name given to `ref`, as the manifest has it. */
export function refEntry(ref: RefName): Settings {
  return { name: ref.name, package: ref.package, version: null };
}

/** Columns by name, as the manifest has them. */
export function columnsEntry(columns: readonly Column[]): Settings {
  return Object.fromEntries(columns.map((column) => [column.name, columnEntry(column)]));
}

function columnEntry(column: Column): Settings {
  return {
    name: column.name,
    description: column.description,
    meta: column.meta,
    data_type: column.dataType,
    constraints: column.constraints.map(constraintEntry),
    quote: column.quote ? true : null,
    config: { meta: column.meta, tags: column.tags },
    tags: column.tags,
    granularity: null,
    doc_blocks: [],
  };
}

function constraintEntry(constraint: Constraint): Settings {
  return {
    type: constraint.type,
    name: constraint.name,
    expression: constraint.expression,
    warn_unenforced: true,
    warn_unsupported: true,
    to: constraint.to,
    to_columns: constraint.toColumns,
    ...(constraint.columns.length > 1 ? { columns: constraint.columns } : {}),
  };
}

function fileKey(node: TestNode): string {
  const [kind = 'model', , name = ''] = (node.attached ?? '').split('.');
  return `${kind}s.${name}`;
}

function isYamlSnapshot(node: ModelNode): boolean {
  return node.kind === 'snapshot' && !node.file.path.endsWith('.sql');
}

/** Name of the file of a node's SQL; a test of a long name goes by its short one, which fits on every disk. */
export function fileName(node: Node): string {
  return `${node.kind === 'test' && node.name.length > LONGEST ? node.alias : node.name}.sql`;
}

const LONGEST = 63;

/** A path below the folder of its kind: dbt's `path`. */
export function withoutRoot(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

import { fromData } from '../jinja/json';
import { isRelation } from '../graph/resolve-ref';
import type { Value } from '../jinja/values';
import type { Column, Graph, Node, NodeConfig, Settings, SourceTable } from '../stages';

/** A node as `model` gives it to its template, and `graph.nodes` to all. */
export function nodeValue(graph: Graph, node: Node, database: string): Map<Value, Value> {
  const settings = settingsOf(node);
  const own: Record<string, unknown> = {
    unique_id: node.id,
    resource_type: node.kind,
    name: node.name,
    alias: 'alias' in node ? node.alias : node.name,
    schema: 'schema' in node ? node.schema : '',
    database,
    package_name: node.package,
    fqn: node.fqn,
    path: node.file.path,
    original_file_path: node.file.path,
    patch_path: 'patch' in node && node.patch ? node.patch.path : null,
    description: node.description,
    tags: node.tags,
    meta: node.meta,
    config: settings,
    refs: node.refs.map((ref) => ({ name: ref.name, package: ref.package, version: null })),
    sources: node.sources.map((source) => [source.source, source.table]),
    depends_on: { nodes: graph.parents.get(node.id) ?? [], macros: node.macros },
    columns: 'columns' in node ? columnsValue(node.columns) : {},
    raw_code: 'template' in node ? node.template : '',
    language: 'sql',
  };
  if (isRelation(node)) {
    const { access, group, contract } = node.config;
    const constraints = node.constraints.map(({ type, name, columns, expression }) => ({ type, name, columns, expression }));
    Object.assign(own, {
      access,
      group,
      contract: { enforced: contract },
      constraints,
      version: null,
      latest_version: null,
      time_spine: null,
    });
  }
  if (node.kind === 'test') {
    Object.assign(own, {
      attached_node: node.attached,
      column_name: node.column,
      test_metadata: node.generic && { name: node.generic.name, namespace: node.generic.namespace, kwargs: node.generic.kwargs },
    });
  }
  return entries(own);
}

/** Settings of a node as `config.get` sees them. */
export function settingsOf(node: Node): Settings {
  if (node.kind === 'test') {
    const { severity, where, limit, storeFailures, failCalc, warnIf, errorIf, alias, tags, meta } = node;
    const own = { severity, where, limit, store_failures: storeFailures, fail_calc: failCalc, warn_if: warnIf, error_if: errorIf, alias };
    return { enabled: true, materialized: 'test', tags, meta, ...node.settings, ...own };
  }
  return 'config' in node ? { ...defaultsOf(node.config), ...node.config.settings, materialized: node.config.materialized } : {};
}

/** Settings that every node has, also when nobody gave them. */
function defaultsOf(config: NodeConfig): Settings {
  return {
    enabled: config.enabled,
    alias: config.alias,
    schema: config.schema,
    database: null,
    tags: config.tags,
    meta: config.meta,
    group: config.group,
    access: config.access,
    grants: config.grants,
    persist_docs: config.persistDocs,
    full_refresh: config.fullRefresh,
    unique_key: null,
    on_schema_change: config.incremental.onSchemaChange,
    contract: { enforced: config.contract },
    column_types: config.columnTypes,
    quoting: {},
    docs: { show: true, node_color: null },
    packages: [],
  };
}

/** `graph`: every node and source as a mapping, by id. */
export function graphValue(graph: Graph, database: string): Map<Value, Value> {
  const of = (kinds: readonly string[]) =>
    new Map<Value, Value>(
      graph.parsed.nodes.filter((node) => kinds.includes(node.kind)).map((node) => [node.id, nodeValue(graph, node, database)]),
    );
  return new Map<Value, Value>([
    ['nodes', of(['model', 'seed', 'snapshot', 'test'])],
    ['sources', new Map<Value, Value>(graph.parsed.sources.map((source) => [source.id, sourceValue(source, database)]))],
    ['exposures', of(['exposure'])],
    ['unit_tests', of(['unit_test'])],
    ['groups', new Map<Value, Value>(graph.parsed.groups.map((group) => [group.id, fromData({ name: group.name, owner: group.owner })]))],
    ['metrics', new Map()],
    ['semantic_models', new Map()],
    ['saved_queries', new Map()],
  ]);
}

function sourceValue(source: SourceTable, database: string): Map<Value, Value> {
  return entries({
    unique_id: source.id,
    resource_type: 'source',
    source_name: source.source,
    name: source.table,
    identifier: source.identifier,
    schema: source.schema,
    database,
    package_name: source.package,
    fqn: source.fqn,
    path: source.file.path,
    original_file_path: source.file.path,
    description: source.description,
    source_description: source.sourceDescription,
    tags: source.tags,
    meta: source.meta,
    config: source.settings,
    columns: columnsValue(source.columns),
    loaded_at_field: source.loadedAtField,
  });
}

function columnsValue(columns: readonly Column[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      {
        name: column.name,
        description: column.description,
        data_type: column.dataType,
        quote: column.quote,
        tags: column.tags,
        meta: column.meta,
        constraints: column.constraints.map(({ type, name, expression }) => ({ type, name, expression })),
      },
    ]),
  );
}

function entries(values: Readonly<Record<string, unknown>>): Map<Value, Value> {
  return new Map<Value, Value>(Object.entries(values).map(([key, value]) => [key, fromData(value)]));
}

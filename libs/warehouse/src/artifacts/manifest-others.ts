import { qualified } from '../compile/relations';
import type { DocBlock, ExposureNode, FixtureRows, Group, MacroInfo, Settings, SourceTable, UnitTestNode } from '../stages';
import { sha256 } from './checksum';
import { columnsEntry, refEntry, withoutRoot, type NodeContext } from './manifest-nodes';
import { freshnessEntry, settingsOf } from './node-settings';

const QUOTING = { database: null, schema: null, identifier: null, column: null } as const;
const DOCS = { show: true, node_color: null } as const;

/** Entry under `sources`. */
export function sourceEntry(source: SourceTable, { createdAt }: NodeContext): Settings {
  return {
    ...place(source, 'source', source.table),
    path: source.file.path,
    database: null,
    schema: source.schema,
    fqn: source.fqn,
    source_name: source.source,
    source_description: source.sourceDescription,
    loader: '',
    identifier: source.identifier,
    quoting: QUOTING,
    loaded_at_field: source.loadedAtField,
    loaded_at_query: null,
    freshness: freshnessEntry(source),
    external: null,
    description: source.description,
    columns: columnsEntry(source.columns),
    meta: source.meta,
    source_meta: {},
    tags: source.tags,
    config: settingsOf(source),
    patch_path: null,
    unrendered_config: source.settings,
    relation_name: qualified(source.schema, source.identifier),
    created_at: createdAt,
    unrendered_database: null,
    unrendered_schema: source.schema,
    doc_blocks: [],
  };
}

/** Entry under `exposures`. */
export function exposureEntry(node: ExposureNode, context: NodeContext): Settings {
  return {
    ...place(node, 'exposure', node.name),
    fqn: node.fqn,
    type: node.type,
    owner: node.owner,
    description: node.description,
    label: node.label,
    maturity: node.maturity,
    meta: node.meta,
    tags: node.tags,
    config: settingsOf(node),
    unrendered_config: {},
    url: node.url,
    depends_on: { macros: node.macros, nodes: context.parents(node.id) },
    refs: node.refs.map(refEntry),
    sources: node.sources.map(({ source, table }) => [source, table]),
    metrics: [],
    created_at: context.createdAt,
  };
}

/** Entry under `unit_tests`. */
export function unitTestEntry(node: UnitTestNode, { createdAt }: NodeContext, schema: string): Settings {
  const { macros, vars, envVars } = node.overrides;
  const given = node.given.map(({ input, rows }) => ({ input, ...rowsEntry(rows) }));
  const hasOverrides = [macros, vars, envVars].some((values) => Object.keys(values).length > 0);
  return {
    ...place(node, 'unit_test', node.name),
    model: node.model.split('.').slice(2).join('.'),
    given,
    expect: rowsEntry(node.expect),
    fqn: node.fqn,
    description: node.description,
    overrides: hasOverrides ? { macros, vars, env_vars: envVars } : null,
    depends_on: { macros: node.macros, nodes: [node.model] },
    config: { ...settingsOf(node) },
    checksum: sha256(JSON.stringify([node.model, given, rowsEntry(node.expect), node.overrides])),
    schema,
    created_at: createdAt,
    versions: null,
    version: null,
  };
}

function rowsEntry(rows: FixtureRows): Settings {
  return { rows: rows.format === 'dict' ? rows.rows : rows.text, format: rows.format, fixture: null };
}

/** Entry under `macros`; `calls` are ids of macros whose names stand in its text. */
export function macroEntry(macro: MacroInfo, calls: readonly string[], createdAt: number): Settings {
  return {
    ...place(macro, 'macro', macro.name),
    path: macro.file.path,
    macro_sql: macro.text.trim(),
    depends_on: { macros: calls },
    description: macro.description,
    meta: {},
    docs: DOCS,
    config: { meta: {}, docs: DOCS },
    patch_path: null,
    arguments: [],
    created_at: createdAt,
    supported_languages: null,
  };
}

/** Entry under `docs`. */
export function docEntry(doc: DocBlock): Settings {
  return { ...place(doc, 'doc', doc.name), block_contents: doc.text.trim() };
}

/** Entry under `groups`. */
export function groupEntry(group: Group): Settings {
  return { ...place(group, 'group', group.name), owner: group.owner, description: null, config: { meta: {} } };
}

function place(
  item: { readonly id: string; readonly package: string; readonly file: { readonly path: string } },
  resourceType: string,
  name: string,
): Settings {
  return {
    name,
    resource_type: resourceType,
    package_name: item.package,
    path: withoutRoot(item.file.path),
    original_file_path: item.file.path,
    unique_id: item.id,
  };
}

import type { CompiledNode, Graph, MacroInfo, Node, Settings } from '../stages';
import { sha256 } from './checksum';
import { fileName, nodeEntry, type NodeContext } from './manifest-nodes';
import { docEntry, exposureEntry, groupEntry, macroEntry, sourceEntry, unitTestEntry } from './manifest-others';
import { metadata, type Stamp } from './metadata';

export const MANIFEST_VERSION = 'https://schemas.getdbt.com/dbt/manifest/v12.json';

/** The project as dbt's manifest.json of version 12 tells it; compiled SQL where it is given. */
export function manifestOf(graph: Graph, stamp: Stamp, compiled?: ReadonlyMap<string, CompiledNode>): Settings {
  const { nodes, sources, macros, docs, groups, project } = graph.parsed;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = (id: string): readonly string[] => {
    const node = byId.get(id);
    return node?.kind === 'unit_test' ? [node.model] : (graph.parents.get(id) ?? []).toSorted();
  };
  const groupOf = (id: string) => {
    const model = byId.get(id);
    return model && 'config' in model ? model.config.group : null;
  };
  const context: NodeContext = {
    createdAt: stamp.generatedAt.getTime() / 1000,
    parents,
    compiled: (id) => compiled?.get(id),
    compiledPath: (node) => `${project.config.targetPath}/${compiledPath(node)}`,
    groupOf,
  };
  const ids = [...nodes, ...sources].map(({ id }) => id);
  const schemaOf = (id: string) => {
    const model = byId.get(id);
    return model && 'schema' in model ? model.schema : '';
  };
  return {
    metadata: {
      ...metadata(MANIFEST_VERSION, stamp),
      run_started_at: stamp.startedAt.toISOString(),
      project_name: project.name,
      project_id: sha256(project.name).slice(0, 32),
      user_id: null,
      send_anonymous_usage_stats: false,
      adapter_type: 'postgres',
      quoting: { database: true, schema: true, identifier: true, column: null },
    },
    nodes: entries(nodes, (node) => (node.kind === 'unit_test' || node.kind === 'exposure' ? undefined : nodeEntry(node, context))),
    sources: entries(sources, (source) => sourceEntry(source, context)),
    macros: entries(macros, (macro) => macroEntry(macro, callsOf(macro, macros), context.createdAt)),
    docs: entries(docs, docEntry),
    exposures: entries(nodes, (node) => (node.kind === 'exposure' ? exposureEntry(node, context) : undefined)),
    metrics: {},
    groups: entries(groups, groupEntry),
    selectors: {},
    disabled: {},
    parent_map: Object.fromEntries(ids.map((id) => [id, parents(id)])),
    child_map: childMap(ids, parents),
    group_map: Object.fromEntries(groups.map((group) => [group.name, membersOf(group.name, nodes, groupOf)])),
    saved_queries: {},
    semantic_models: {},
    unit_tests: entries(nodes, (node) => (node.kind === 'unit_test' ? unitTestEntry(node, context, schemaOf(node.model)) : undefined)),
    functions: {},
  };
}

/** Where the compiled SQL of a node stands below `compiled/` and `run/` in the target folder. */
export function compiledPath(node: Node, folder: 'compiled' | 'run' = 'compiled'): string {
  const isOwnFile = node.file.path.endsWith(`/${node.name}.sql`) || node.kind === 'seed';
  return `${folder}/${node.package}/${node.file.path}${isOwnFile ? '' : `/${fileName(node)}`}`;
}

function childMap(ids: readonly string[], parents: (id: string) => readonly string[]): Settings {
  const children = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const id of ids) for (const parent of parents(id)) children.get(parent)?.push(id);
  return Object.fromEntries([...children].map(([id, below]) => [id, below.toSorted()]));
}

function membersOf(group: string, nodes: readonly Node[], groupOf: (id: string) => string | null): string[] {
  return nodes.filter((node) => groupOf(node.kind === 'test' ? (node.attached ?? '') : node.id) === group).map(({ id }) => id);
}

function callsOf(macro: MacroInfo, all: readonly MacroInfo[]): string[] {
  const words = new Set(macro.text.match(/\w+(?=\s*\()/g));
  return all.filter((other) => other.id !== macro.id && words.has(other.name)).map(({ id }) => id);
}

function entries<T extends { readonly id: string }>(items: readonly T[], entry: (item: T) => Settings | undefined): Settings {
  return Object.fromEntries(
    items.flatMap((item) => {
      const value = entry(item);
      return value ? [[item.id, value] as const] : [];
    }),
  );
}

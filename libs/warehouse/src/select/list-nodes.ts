import { manifestOf } from '../artifacts/manifest';
import { isMapping } from '../parse/plain';
import type { Plain, Selected, Settings } from '../stages';
import { itemsOf, type Item } from './items';

export const LIST_OUTPUTS = ['selector', 'name', 'path', 'json'] as const;
/** How a list shows nodes: as a selection would name them, by name, by file, or as JSON. */
export type ListOutput = (typeof LIST_OUTPUTS)[number];

const KEYS = [
  'alias',
  'name',
  'package_name',
  'depends_on',
  'tags',
  'config',
  'resource_type',
  'source_name',
  'original_file_path',
  'unique_id',
];

/** One line for each selected node, in order of ids, as `dbt ls` writes them. `keys` (JSON only) may reach down with dots. */
export function listNodes(selected: Selected, output: ListOutput, keys: readonly string[] = []): readonly string[] {
  const items = [...itemsOf(selected.graph).all.values()].filter(({ id }) => selected.ids.has(id));
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (output === 'json') return jsonLines(sorted, selected, keys);
  return sorted.map((item) => (output === 'path' ? (item.paths[0] ?? '') : output === 'name' ? nameOf(item) : selectorOf(item)));
}

function selectorOf(item: Item): string {
  if (item.resourceType === 'source') return `source:${item.package}.${nameOf(item)}`;
  if (item.resourceType === 'exposure') return `exposure:${item.package}.${item.name}`;
  if (item.resourceType === 'unit_test') return `unit_test:${item.package}.${item.name}`;
  return item.fqn.join('.');
}

function nameOf({ node, name }: Item): string {
  return 'kind' in node ? name : `${node.source}.${node.table}`;
}

function jsonLines(items: readonly Item[], { graph }: Selected, keys: readonly string[]): readonly string[] {
  const zero = new Date(0);
  const manifest = manifestOf(graph, { generatedAt: zero, startedAt: zero, invocationId: '' });
  return items.map(({ id }) => {
    const entry = ['nodes', 'sources', 'exposures', 'unit_tests'].map((part) => below(manifest, [part, id])).find(isMapping) ?? {};
    return JSON.stringify(keys.length === 0 ? pick(entry, KEYS) : pick(entry, keys));
  });
}

function pick(entry: Settings, keys: readonly string[]): Settings {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = key in entry ? entry[key] : below(entry, key.split('.'));
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

function below(value: Plain | undefined, path: readonly string[]): Plain | undefined {
  return path.reduce<Plain | undefined>((inner, key) => (isMapping(inner) ? inner[key] : undefined), value);
}

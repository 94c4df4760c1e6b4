import type { IndexConfig, Materialization, NodeConfig, Plain } from '../stages';
import { isList, isMapping, texts } from './plain';

type Settings = Readonly<Record<string, Plain>>;

const MATERIALIZATIONS: readonly string[] = ['view', 'table', 'seed'];

/** Configuration that dbt_project.yml gives to a file: from the project's name down through the folders. */
export function folderConfig(tree: Plain, projectName: string, path: string): Settings {
  const folders = [projectName, ...path.split('/').slice(1)].map((part) => part.replace(/\.\w+$/, ''));
  let level: Plain | undefined = tree;
  let settings = ownSettings(level);
  for (const folder of folders) {
    level = isMapping(level) ? level[folder] : undefined;
    settings = mergeSettings(settings, ownSettings(level));
  }
  return settings;
}

/** Lays later settings over earlier ones; tags add up. */
export function mergeSettings(earlier: Settings, later: Settings): Settings {
  const tags = [...texts(earlier['tags']), ...texts(later['tags'])];
  return { ...earlier, ...later, ...(tags.length === 0 ? {} : { tags: [...new Set(tags)] }) };
}

/** Reads settings; an unknown key or a value of the wrong shape is an error that names it. */
export function toNodeConfig(settings: Settings, fallback: Materialization): NodeConfig {
  for (const key of Object.keys(settings)) {
    if (!KNOWN.has(key)) throw new Error(`configuration '${key}' is not supported`);
  }
  const materialized = settings['materialized'] ?? fallback;
  if (!isMaterialization(materialized)) {
    throw new Error(`materialized: '${String(materialized)}' is not supported (view, table)`);
  }
  return {
    enabled: settings['enabled'] !== false,
    materialized,
    schema: typeof settings['schema'] === 'string' ? settings['schema'] : null,
    tags: texts(settings['tags']),
    indexes: list(settings['indexes'], 'indexes').map(toIndex),
    grants: Object.fromEntries(Object.entries(mapping(settings['grants'], 'grants')).map(([key, roles]) => [key, texts(roles)])),
    columnTypes: Object.fromEntries(
      Object.entries(mapping(settings['column_types'], 'column_types')).map(([column, type]) => [column, String(type)]),
    ),
    persistDocs: mapping(settings['persist_docs'], 'persist_docs')['relation'] === true,
  };
}

const KNOWN = new Set('enabled materialized schema tags indexes grants column_types persist_docs docs meta'.split(' '));

function isMaterialization(value: Plain): value is Materialization {
  return typeof value === 'string' && MATERIALIZATIONS.includes(value);
}

function ownSettings(level: Plain | undefined): Settings {
  if (!isMapping(level)) return {};
  const own = Object.entries(level).filter(([key]) => key.startsWith('+') || KNOWN.has(key));
  return Object.fromEntries(own.map(([key, value]) => [key.replace(/^\+/, ''), value]));
}

function toIndex(value: Plain): IndexConfig {
  const index = mapping(value, 'an index');
  const columns = texts(index['columns']);
  if (columns.length === 0) throw new Error('an index needs columns');
  return { columns, unique: index['unique'] === true, type: String(index['type'] ?? 'btree') };
}

function list(value: Plain | undefined, what: string): readonly Plain[] {
  if (value === undefined || value === null) return [];
  if (!isList(value)) throw new Error(`${what} must be a list`);
  return value;
}

function mapping(value: Plain | undefined, what: string): Settings {
  if (value === undefined || value === null) return {};
  if (!isMapping(value)) throw new Error(`${what} must be a mapping`);
  return value;
}

import { placeAt, WarehouseError, type Place } from '../errors';
import type { ModelNode, Package, ProjectFile, RefName, Settings, SourceName } from '../stages';
import { checkConstraint, toColumns, toConstraint } from './columns';
import { mergeLayers, type Layer } from './config-layers';
import { describe, type Docs } from './descriptions';
import { toNodeConfig } from './node-config';
import { isMapping, texts } from './plain';
import { layerOf, type Entry } from './properties';
import type { NodeProperties } from './property-schema';
import type { Reading } from './reading';
import { checkContract } from './contract';
import { checkKeys, projectLayers, withPlaces } from './settings';

/** A model, seed or snapshot as its file has it, before its configuration is known. */
export interface RawNode {
  readonly kind: ModelNode['kind'];
  readonly name: string;
  readonly file: ProjectFile;
  readonly template: string;
  readonly fqn: readonly string[];
  readonly entry: Entry<NodeProperties> | undefined;
  /** Where the node stands in its file, for a node that is not the whole of it. */
  readonly place: Place;
}

const SECTIONS = { model: 'models', seed: 'seeds', snapshot: 'snapshots' } as const;

/** Learns what a node reads and how it is configured; what it says wrong is an error with place. */
export function toModelNode(reading: Reading, own: Package, docs: Docs, raw: RawNode): ModelNode {
  const { entry, name, kind } = raw;
  if (entry) checkProperties(reading, entry);
  const { before, after } = projectLayers(reading, own, SECTIONS[kind], raw.fqn);
  const described = entry ? [layerOf(entry, besideConfig(entry.value))] : [];
  const outer = [...before, ...described];
  const captured = captureNode(reading, own, raw, [...outer, ...after]);
  const layers = [...outer, { settings: captured.settings, place: (key: string) => placeOfSetting(raw, key) }, ...after];
  checkKeys(reading, layers, kind, name);
  const config = withPlaces(layers, raw.place, name, () => toNodeConfig(mergeLayers(layers), kind));
  const named = { name, package: own.name, kind, fqn: raw.fqn, path: raw.file.path, settings: config.settings };
  const targetSchema = kind === 'snapshot' ? config.settings['target_schema'] : undefined;
  const node: ModelNode = {
    kind,
    id: `${kind}.${own.name}.${name}`,
    name,
    package: own.name,
    fqn: raw.fqn,
    file: raw.file,
    ...(raw.place.line === undefined || raw.place.line === 1 ? {} : { line: raw.place.line }),
    template: raw.template,
    schema: typeof targetSchema === 'string' ? targetSchema : reading.engine.schemaName(config.schema, named),
    alias: reading.engine.aliasName(config.alias, named),
    config,
    description: entry ? describe(reading, own, docs, entry.value.description, entry.place(['description'])) : '',
    tags: config.tags,
    meta: config.meta,
    grain: isMapping(config.meta) ? texts(config.meta['grain']) : [],
    columns: entry ? toColumns(reading, own, docs, entry) : [],
    constraints: entry ? entry.value.constraints.map(toConstraint) : [],
    refs: captured.refs,
    sources: captured.sources,
    macros: captured.macros,
    ...(entry ? { patch: { path: entry.file.path, line: entry.place().line ?? 1 } } : {}),
  };
  if (entry) checkConstraints(entry, name);
  checkContract(node, entry?.place() ?? raw.place);
  return node;
}

/** Keys of YAML that change nothing about what is built, and why. */
const IDLE = {
  time_spine: 'metrics are not computed here',
  deprecation_date: 'readers of a model are not warned of its end',
} as const;

function checkProperties(reading: Reading, entry: Entry<NodeProperties>): void {
  const versioned = ['versions', 'latest_version'].find((key) => entry.has([key]));
  if (versioned !== undefined) {
    const text = 'versions of a model are not supported; give each version a name of its own';
    throw new WarehouseError('yaml', text, entry.place([versioned]), entry.value.name);
  }
  for (const [key, why] of Object.entries(IDLE)) {
    if (entry.has([key])) reading.notices.add(`'${key}' of '${entry.value.name}' does nothing: ${why}`, entry.place([key]));
  }
}

interface Learned {
  readonly refs: readonly RefName[];
  readonly sources: readonly SourceName[];
  readonly macros: readonly string[];
  readonly settings: Settings;
}

const NOTHING: Learned = { refs: [], sources: [], macros: [], settings: {} };

function captureNode(reading: Reading, own: Package, raw: RawNode, layers: readonly Layer[]): Learned {
  if (raw.kind === 'seed') return NOTHING;
  const settings = mergeLayers(layers);
  try {
    const file = { path: raw.file.path, text: raw.template };
    return reading.engine.capture({ file, node: raw.name, package: own.name, kind: raw.kind, settings });
  } catch (error) {
    // What is switched off need not be right.
    if (settings['enabled'] === false) return NOTHING;
    throw raw.entry?.file === raw.file ? atPlace(error, raw.place) : error;
  }
}

/** An error in a template that YAML gives, at the entry. */
export function atPlace(error: unknown, place: Place): unknown {
  return error instanceof WarehouseError ? new WarehouseError(error.code, error.text, place, error.node) : error;
}

/** Keys that may stand beside `config` of a YAML entry and mean the same as in it. */
function besideConfig(value: NodeProperties): Settings {
  return {
    ...(Object.keys(value.meta).length > 0 ? { meta: value.meta } : {}),
    ...(value.tags ? { tags: texts(value.tags) } : {}),
    ...(value.docs ? { docs: value.docs } : {}),
    ...(value.access === undefined ? {} : { access: value.access }),
    ...(typeof value.group === 'string' ? { group: value.group } : {}),
    ...(value.quote_columns === undefined ? {} : { quote_columns: value.quote_columns }),
  };
}

function checkConstraints(entry: Entry<NodeProperties>, name: string): void {
  entry.value.constraints.forEach((constraint, index) => {
    const wrong = checkConstraint(constraint, false);
    if (wrong !== undefined) throw new WarehouseError('yaml', wrong, entry.place(['constraints', index]), name);
  });
  entry.value.columns.forEach((column, at) => {
    column.constraints.forEach((constraint, index) => {
      const wrong = checkConstraint(constraint, true);
      if (wrong !== undefined) throw new WarehouseError('yaml', wrong, entry.place(['columns', at, 'constraints', index]), name);
    });
  });
}

/** Where `config()` of a file gives a setting. */
export function placeOfSetting(raw: { readonly file: ProjectFile; readonly place: Place }, key: string): Place {
  const { text, path } = raw.file;
  const call = text.search(/\bconfig\s*\(/);
  const found = new RegExp(String.raw`['"]?\b${key.replace(/\W/g, '.')}\b['"]?\s*[=:]`).exec(text.slice(Math.max(call, 0)));
  return found && call >= 0 ? { file: path, ...placeAt(text, call + found.index) } : raw.place;
}

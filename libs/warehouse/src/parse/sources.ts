import { WarehouseError } from '../errors';
import type { Package, Settings, SourceTable } from '../stages';
import { toColumns } from './columns';
import { mergeLayers } from './config-layers';
import { DATABASE_IS_IDLE } from './config-keys';
import { Values } from './config-values';
import { describe, type Docs } from './descriptions';
import { mergeFreshness } from './freshness';
import { isMapping, texts } from './plain';
import { layerOf, partOf, type Entry } from './properties';
import { freshnessSchema, type SourceProperties, type SourceTableProperties } from './property-schema';
import { partsOf, type Reading } from './reading';
import { checkKeys, projectLayers, withPlaces } from './settings';

/** A table of a source, whether it is switched on, and its YAML, for its tests. */
export interface ReadSource {
  readonly table: SourceTable;
  readonly enabled: boolean;
  readonly entry: Entry<SourceTableProperties>;
}

/** Tables of the sources that a package declares. */
export function readSources(reading: Reading, own: Package, docs: Docs, entries: readonly Entry<SourceProperties>[]): ReadSource[] {
  return entries.flatMap((entry) => {
    const source = entry.value;
    if (source.overrides !== undefined) {
      throw new WarehouseError(
        'yaml',
        "'overrides' of a source is not supported; change the package's own YAML",
        entry.place(['overrides']),
        source.name,
      );
    }
    if (source.database !== undefined && source.database !== null) {
      reading.notices.add(`'database' of source '${source.name}' does nothing: ${DATABASE_IS_IDLE}`, entry.place(['database']));
    }
    tellIdle(reading, entry);
    return source.tables.map((table, index) => {
      const part = partOf(entry, ['tables', index], table);
      tellIdle(reading, part);
      return toTable(reading, own, docs, entry, part);
    });
  });
}

/** Keys of a source that change nothing here. */
const IDLE = {
  quoting: 'names are always quoted here',
  loaded_at_query: 'freshness is read from loaded_at_field',
  external: 'external tables are not made here',
} as const;

function tellIdle(reading: Reading, entry: Entry<SourceProperties | SourceTableProperties>): void {
  for (const [key, why] of Object.entries(IDLE)) {
    const path = [[key], ['config', key]].find((one) => entry.has(one));
    if (path) reading.notices.add(`'${key}' of source '${entry.value.name}' does nothing: ${why}`, entry.place(path));
  }
}

function toTable(
  reading: Reading,
  own: Package,
  docs: Docs,
  source: Entry<SourceProperties>,
  entry: Entry<SourceTableProperties>,
): ReadSource {
  const outer = source.value;
  const table = entry.value;
  const name = `${outer.name}.${table.name}`;
  const folders = [...own.config.paths.models, ...own.config.paths.seeds, ...own.config.paths.snapshots];
  const fqn = [own.name, ...partsOf(entry.file.path, folders).folders, outer.name, table.name];
  const { before, after } = projectLayers(reading, own, 'sources', fqn);
  const layers = [...before, layerOf(source, beside(outer)), layerOf(entry, beside(table)), ...after];
  checkKeys(reading, layers, 'source', name);
  const settings = mergeLayers(layers);
  const values = new Values(settings);
  return withPlaces(layers, entry.place(), name, () => ({
    entry,
    enabled: values.truth('enabled') ?? true,
    table: {
      id: `source.${own.name}.${outer.name}.${table.name}`,
      source: outer.name,
      table: table.name,
      package: own.name,
      fqn,
      file: entry.file,
      ...lineOf(entry),
      schema: outer.schema ?? outer.name,
      identifier: table.identifier ?? table.name,
      description: describe(reading, own, docs, table.description, entry.place(['description'])),
      sourceDescription: describe(reading, own, docs, outer.description, source.place(['description'])),
      tags: values.texts('tags'),
      meta: values.mapping('meta'),
      columns: toColumns(reading, own, docs, entry),
      loadedAtField: values.text('loaded_at_field'),
      freshness: mergeFreshness([
        ...[...before, ...after].map((layer) => freshnessOf(layer.settings)),
        outer.freshness,
        freshnessOf(outer.config),
        table.freshness,
        freshnessOf(table.config),
      ]),
      settings,
    },
  }));
}

function freshnessOf(settings: Settings): SourceTableProperties['freshness'] {
  return 'freshness' in settings ? freshnessSchema.parse(settings['freshness']) : undefined;
}

/** Keys beside `config` that mean the same as in it; the loaded_at_field of the source is that of its tables. */
function beside(value: SourceProperties | SourceTableProperties): Settings {
  return {
    ...(isMapping(value.meta) && Object.keys(value.meta).length > 0 ? { meta: value.meta } : {}),
    ...(value.tags ? { tags: texts(value.tags) } : {}),
    ...(typeof value.loaded_at_field === 'string' ? { loaded_at_field: value.loaded_at_field } : {}),
    ...(typeof value.loaded_at_query === 'string' ? { loaded_at_query: value.loaded_at_query } : {}),
  };
}

function lineOf(entry: Entry<unknown>): { readonly line?: number } {
  const { line } = entry.place();
  return line === undefined ? {} : { line };
}

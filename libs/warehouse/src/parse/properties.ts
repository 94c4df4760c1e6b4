import { WarehouseError, type Place } from '../errors';
import type { Package, ProjectFile, Settings } from '../stages';
import type { Layer } from './config-layers';
import { readPropertyFile } from './property-file';
import type { PropertyFile } from './property-schema';
import type { Reading } from './reading';
import type { YamlFile } from './yaml-file';

/** One entry of a YAML file, and where it stands. */
export interface Entry<T> {
  readonly value: T;
  readonly file: ProjectFile;
  /** Place of the entry, or of something in it. */
  place(inner?: readonly PropertyKey[]): Place;
  has(inner: readonly PropertyKey[]): boolean;
}

type Section = Exclude<
  { [K in keyof PropertyFile]: PropertyFile[K] extends readonly unknown[] ? K : never }[keyof PropertyFile],
  undefined
>;

/** Everything the YAML files of a package say, per kind, in the order of files and lines. */
export type Properties = { readonly [K in Section]: readonly Entry<PropertyFile[K][number]>[] };

/** Reads all YAML files of a package. */
export function readProperties(reading: Reading, own: Package): Properties {
  const read = own.properties.map((file) => ({
    file,
    yaml: readPropertyFile(file, (yaml) => (text, path) => reading.engine.value(text, yaml.place(path), own.name), reading.notices),
  }));
  const all = <K extends Section>(section: K): Entry<PropertyFile[K][number]>[] =>
    read.flatMap(({ file, yaml }) => entriesOf<PropertyFile[K][number]>(file, yaml, section, yaml.value[section]));
  return {
    models: all('models'),
    seeds: all('seeds'),
    snapshots: all('snapshots'),
    sources: all('sources'),
    exposures: all('exposures'),
    unit_tests: all('unit_tests'),
    groups: all('groups'),
    macros: all('macros'),
    analyses: all('analyses'),
    data_tests: all('data_tests'),
    tests: all('tests'),
  };
}

function entriesOf<T>(file: ProjectFile, yaml: YamlFile<unknown>, section: Section, values: readonly T[]): Entry<T>[] {
  return values.map((value, index) => ({
    value,
    file,
    place: (inner = []) => yaml.place([section, index, ...inner]),
    has: (inner) => yaml.has([section, index, ...inner]),
  }));
}

/** A part of an entry, at a path in it. */
export function partOf<T>(entry: Entry<unknown>, path: readonly PropertyKey[], value: T): Entry<T> {
  return {
    value,
    file: entry.file,
    place: (inner = []) => entry.place([...path, ...inner]),
    has: (inner) => entry.has([...path, ...inner]),
  };
}

/** Settings of an entry: keys that may stand beside `config`, then those in it. One that stands in both is an error. */
export function layerOf(entry: Entry<{ readonly config: Settings }>, beside: Settings): Layer {
  const twice = Object.keys(beside).find((key) => key !== 'tags' && entry.has([key]) && entry.has(['config', key]));
  if (twice !== undefined) {
    throw new WarehouseError('yaml', `'${twice}' is given twice, beside config and in it; keep the one in config`, entry.place([twice]));
  }
  return {
    settings: { ...beside, ...entry.value.config },
    place: (key) => {
      const spelled = [key, key.replace('_', '-')].find((name) => entry.has(['config', name]));
      return entry.place(spelled === undefined ? [key] : ['config', spelled]);
    },
  };
}

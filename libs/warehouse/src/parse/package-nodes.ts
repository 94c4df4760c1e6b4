import { WarehouseError } from '../errors';
import { nearestNames } from '../graph/nearest';
import type { Group, ModelNode, Node, Package, SourceTable } from '../stages';
import { describe, type Docs } from './descriptions';
import { toExposure, toGroup } from './exposures';
import { toModelNode } from './models';
import { layerOf, readProperties, type Entry, type Properties } from './properties';
import type { NodeProperties } from './property-schema';
import { partsOf, type Reading } from './reading';
import { requestedTests } from './requested-tests';
import { readSnapshots } from './snapshots';
import { readSources, type ReadSource } from './sources';
import { toTestNode, type RawTest } from './tests';
import { toUnitTest } from './unit-tests';

/** Relations of a package, with the YAML about it; tests come once the relations of all packages are known. */
export interface PackageRelations {
  readonly own: Package;
  readonly properties: Properties;
  readonly models: readonly ModelNode[];
  readonly sources: readonly ReadSource[];
  readonly groups: readonly Group[];
}

/** Nodes that are switched on, and ids of those that are off. */
export interface Sorted<T> {
  readonly on: readonly T[];
  readonly off: readonly string[];
}

/** Reads models, seeds, snapshots, sources and groups of a package. */
export function readRelations(reading: Reading, own: Package, docs: Docs): PackageRelations {
  const properties = readProperties(reading, own);
  const entries = { model: byName(properties.models), seed: byName(properties.seeds), snapshot: byName(properties.snapshots) };
  const fromFiles = (kind: 'model' | 'seed', files: Package['models'], paths: readonly string[]) =>
    files.map((file) => {
      const { folders, base } = partsOf(file.path, paths);
      const place = { file: file.path, line: 1 };
      return toModelNode(reading, own, docs, {
        kind,
        name: base,
        file,
        template: file.text,
        fqn: [own.name, ...folders, base],
        entry: entries[kind].get(base),
        place,
      });
    });
  const models = [
    ...fromFiles('model', own.models, own.config.paths.models),
    ...fromFiles('seed', own.seeds, own.config.paths.seeds),
    ...readSnapshots(reading, own, docs, entries.snapshot),
  ];
  return {
    own,
    properties,
    models,
    sources: readSources(reading, own, docs, properties.sources),
    groups: properties.groups.map((entry) => toGroup(own, entry)),
  };
}

/** Reads the tests, unit tests and exposures of a package. */
export function readDependents(reading: Reading, docs: Docs, relations: PackageRelations): Sorted<Node> {
  const { own, properties, models } = relations;
  const tests = [...singularTests(own, reading, docs, properties), ...genericTests(reading, docs, relations)];
  const all = [
    ...tests.filter((test) => isOn(test.attached, relations)).map((test) => toTestNode(reading, own, test)),
    ...properties.unit_tests.map((entry) => toUnitTest(reading, own, docs, entry, models)),
    ...properties.exposures.map((entry) => toExposure(reading, own, docs, entry)),
  ];
  return {
    on: all.filter((one) => one.enabled).map((one) => one.node),
    off: [
      ...all.filter((one) => !one.enabled).map((one) => one.node.id),
      ...tests.filter((test) => !isOn(test.attached, relations)).map((test) => test.id),
    ],
  };
}

function isOn(attached: ModelNode | SourceTable | null, relations: PackageRelations): boolean {
  if (attached === null) return true;
  if ('kind' in attached) return attached.config.enabled;
  return relations.sources.some((source) => source.table.id === attached.id && source.enabled);
}

function singularTests(own: Package, reading: Reading, docs: Docs, properties: Properties): RawTest[] {
  const described = new Map([...properties.data_tests, ...properties.tests].map((entry) => [entry.value.name, entry]));
  const names = new Set(own.tests.map((file) => partsOf(file.path, own.config.paths.tests).base));
  for (const [name, entry] of described) {
    if (!names.has(name)) reading.notices.add(`'${name}' is described here, but there is no such test`, entry.place());
  }
  return own.tests.map((file) => {
    const { folders, base } = partsOf(file.path, own.config.paths.tests);
    const entry = described.get(base);
    return {
      id: `test.${own.name}.${base}`,
      name: base,
      alias: base,
      file,
      template: file.text,
      fqn: [own.name, ...folders, base],
      place: { file: file.path },
      description: entry ? describe(reading, own, docs, entry.value.description, entry.place(['description'])) : '',
      layer: entry && layerOf(entry, Object.keys(entry.value.meta).length > 0 ? { meta: entry.value.meta } : {}),
      columnTags: [],
      attached: null,
      column: null,
      generic: null,
    };
  });
}

function genericTests(reading: Reading, docs: Docs, relations: PackageRelations): RawTest[] {
  const { own, properties, models, sources } = relations;
  const described = (['models', 'seeds', 'snapshots'] as const).flatMap((section) =>
    properties[section].flatMap((entry) => {
      const attached = attachedTo(reading, entry, section, models);
      return attached ? requestedTests(reading, own, docs, entry, { kind: 'ref', name: entry.value.name }, attached) : [];
    }),
  );
  const ofSources = sources.flatMap(({ table, entry }) =>
    requestedTests(reading, own, docs, entry, { kind: 'source', source: table.source, table: table.table }, table),
  );
  return [...described, ...ofSources];
}

/** The node that a YAML entry is about. dbt passes over one that is not there; so it is told. */
function attachedTo(reading: Reading, entry: Entry<NodeProperties>, section: string, models: readonly ModelNode[]): ModelNode | undefined {
  const { value } = entry;
  const named = models.filter((model) => model.name === value.name);
  const found = named.find((model) => `${model.kind}s` === section);
  if (found) return found;
  const [other] = named;
  if (other) {
    reading.notices.add(`'${value.name}' is a ${other.kind}: what ${section}: says of it, but for its tests, does nothing`, entry.place());
    return other;
  }
  const near = nearestNames(
    value.name,
    models.map((model) => model.name),
  );
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((name) => `'${name}'`).join(' or ')}?`;
  const tests = [value, ...value.columns].some((one) => one.tests.length + one.data_tests.length > 0) ? ', its tests are not run' : '';
  reading.notices.add(`'${value.name}' is described here, but there is no such ${section.slice(0, -1)}${tests}${hint}`, entry.place());
  return undefined;
}

function byName(entries: readonly Entry<NodeProperties>[]): ReadonlyMap<string, Entry<NodeProperties>> {
  const named = new Map<string, Entry<NodeProperties>>();
  for (const entry of entries) {
    const other = named.get(entry.value.name);
    if (other) {
      const at = other.place();
      throw new WarehouseError(
        'yaml',
        `'${entry.value.name}' is described twice; the other is at ${at.file}:${at.line ?? 1}`,
        entry.place(),
      );
    }
    named.set(entry.value.name, entry);
  }
  return named;
}

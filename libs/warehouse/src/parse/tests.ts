import { WarehouseError, type Place } from '../errors';
import { nearestNames } from '../graph/nearest';
import type { ModelNode, Package, ProjectFile, Settings, SourceTable, TestNode } from '../stages';
import { mergeLayers, type Layer } from './config-layers';
import { SettingError, Values } from './config-values';
import type { Captured } from './engine';
import { atPlace, placeOfSetting } from './models';
import type { Reading } from './reading';
import { checkKeys, projectLayers, withPlaces } from './settings';

/** A test before its configuration is known. */
export interface RawTest {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly file: ProjectFile;
  readonly template: string;
  readonly fqn: readonly string[];
  readonly place: Place;
  readonly description: string;
  /** Settings that YAML gives, and tags of the column or source it stands at. */
  readonly layer: Layer | undefined;
  readonly columnTags: readonly string[];
  readonly attached: ModelNode | SourceTable | null;
  readonly column: string | null;
  readonly generic: TestNode['generic'];
}

/** Learns what a test reads and how it is configured; gives also whether it is switched on. */
export function toTestNode(reading: Reading, own: Package, raw: RawTest): { readonly node: TestNode; readonly enabled: boolean } {
  const { before, after } = projectLayers(reading, own, 'data_tests', raw.fqn);
  const given = raw.layer === undefined ? [] : [raw.layer];
  const outer = [...before, ...given];
  const captured = captureTest(reading, own, raw, mergeLayers([...outer, ...after]));
  const inFile: Layer = { settings: captured.settings, place: (key) => placeOfSetting(raw, key) };
  // What a generic test says of itself is a default for those who ask for it.
  const layers = raw.generic === null ? [...outer, inFile, ...after] : [...before, inFile, ...given, ...after];
  checkKeys(reading, layers, 'test', raw.name);
  const settings = mergeLayers(layers);
  const values = new Values(settings);
  return withPlaces(layers, raw.place, raw.name, () => {
    const named = { name: raw.name, package: own.name, kind: 'test', fqn: raw.fqn, path: raw.file.path, settings };
    const tags = [...new Set([...values.texts('tags'), ...raw.columnTags])];
    const node: TestNode = {
      kind: 'test',
      id: raw.id,
      name: raw.name,
      package: own.name,
      fqn: raw.fqn,
      file: raw.file,
      ...(raw.place.line === undefined ? {} : { line: raw.place.line }),
      template: raw.template,
      description: raw.description,
      tags,
      meta: values.mapping('meta'),
      refs: captured.refs,
      sources: captured.sources,
      macros: captured.macros,
      severity: severityOf(values),
      where: values.text('where'),
      limit: values.number('limit'),
      failCalc: values.text('fail_calc') ?? 'count(*)',
      warnIf: values.text('warn_if') ?? '!= 0',
      errorIf: values.text('error_if') ?? '!= 0',
      storeFailures: storesFailures(values),
      schema: reading.engine.schemaName(values.text('schema') ?? 'dbt_test__audit', named),
      alias: values.text('alias') ?? raw.alias,
      attached: raw.attached?.id ?? null,
      column: raw.column,
      generic: raw.generic,
      settings,
    };
    return { node, enabled: values.truth('enabled') ?? true };
  });
}

function captureTest(reading: Reading, own: Package, raw: RawTest, settings: Settings): Captured {
  try {
    const file = { path: raw.file.path, text: raw.template };
    return reading.engine.capture({ file, node: raw.name, package: own.name, kind: 'test', settings });
  } catch (error) {
    throw raw.generic === null ? error : atPlace(error, raw.place);
  }
}

function severityOf(values: Values): TestNode['severity'] {
  const given = (values.text('severity') ?? 'error').toLowerCase();
  if (given !== 'error' && given !== 'warn') throw new SettingError('severity', `this is error or warn, not '${given}'`);
  return given;
}

function storesFailures(values: Values): boolean {
  const kind = values.text('store_failures_as');
  if (kind === null) return values.truth('store_failures') ?? false;
  return values.choice('store_failures_as', ['table', 'view', 'ephemeral'], 'table') !== 'ephemeral';
}

/** The error of a generic test that nobody defines. */
export function noSuchTest(kind: string, namespace: string | null, place: Place, node: string): WarehouseError {
  const called = namespace === null ? kind : `${namespace}.${kind}`;
  const near = namespace === null ? nearestNames(kind, ['unique', 'not_null', 'accepted_values', 'relationships']) : [];
  const own = near.length === 0 ? ` (it would be {% test ${kind}(model) %} in tests/generic/ or macros/)` : `; did you mean '${near[0]}'?`;
  const hint = namespace === null ? own : ` (is package '${namespace}' in dbt_packages?)`;
  return new WarehouseError('yaml', `there is no test '${called}'${hint}`, place, node);
}

/** Settings without those that are null. */
export function given(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}

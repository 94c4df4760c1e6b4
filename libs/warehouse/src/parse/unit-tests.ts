import { WarehouseError } from '../errors';
import { nearestNames } from '../graph/nearest';
import type { FixtureRows, ModelNode, Package, RefName, SourceName, UnitTestNode } from '../stages';
import { mergeLayers } from './config-layers';
import { Values } from './config-values';
import { describe, type Docs } from './descriptions';
import { texts } from './plain';
import { layerOf, partOf, type Entry } from './properties';
import type { FixtureProperties, UnitTestProperties } from './property-schema';
import { partsOf, type Reading } from './reading';
import { checkKeys, projectLayers } from './settings';

const INPUT = /^\s*(?:(this)|(ref|source)\s*\(\s*(['"])([^'"]+)\3\s*(?:,\s*(['"])([^'"]+)\5\s*)?\))\s*$/;

/** A unit test, and whether it and its model are switched on. */
export function toUnitTest(
  reading: Reading,
  own: Package,
  docs: Docs,
  entry: Entry<UnitTestProperties>,
  models: readonly ModelNode[],
): { readonly node: UnitTestNode; readonly enabled: boolean } {
  const { value } = entry;
  if (value.versions !== undefined) throw new WarehouseError('yaml', 'versions are not supported', entry.place(['versions']), value.name);
  const model = modelOf(entry, own, models);
  const { folders } = partsOf(entry.file.path, own.config.paths.models);
  const fqn = [own.name, ...folders, value.model, value.name];
  const { before, after } = projectLayers(reading, own, 'unit_tests', fqn);
  const layers = [...before, layerOf(entry, { meta: value.meta, tags: texts(value.tags) }), ...after];
  checkKeys(reading, layers, 'unit_test', value.name);
  const values = new Values(mergeLayers(layers));
  const inputs = value.given.map((given, index) => ({
    ...inputOf(entry, given.input, index),
    given,
    at: partOf(entry, ['given', index], given),
  }));
  const node: UnitTestNode = {
    kind: 'unit_test',
    id: `unit_test.${own.name}.${value.model}.${value.name}`,
    name: value.name,
    package: own.name,
    fqn,
    file: entry.file,
    line: entry.place().line ?? 1,
    description: describe(reading, own, docs, value.description, entry.place(['description'])),
    tags: values.texts('tags'),
    meta: values.mapping('meta'),
    refs: inputs.flatMap((input) => input.ref ?? []),
    sources: inputs.flatMap((input) => input.source ?? []),
    macros: [],
    model: model.id,
    given: inputs.map(({ given, at, ref }) => ({ input: given.input, rows: rowsOf(own, at, value.name, seedRows(own, ref)) })),
    expect: rowsOf(own, partOf(entry, ['expect'], value.expect), value.name, undefined),
    overrides: {
      macros: value.overrides?.macros ?? {},
      vars: value.overrides?.vars ?? {},
      envVars: value.overrides?.env_vars ?? {},
    },
  };
  const enabled = model.config.enabled && (values.truth('enabled') ?? true);
  if (enabled) checkIncremental(entry, node, model);
  return { node, enabled };
}

function modelOf(entry: Entry<UnitTestProperties>, own: Package, models: readonly ModelNode[]): ModelNode {
  const wanted = entry.value.model;
  const found = models.find((model) => model.name === wanted && model.package === own.name && model.kind === 'model');
  if (found) return found;
  const near = nearestNames(
    wanted,
    models.filter((model) => model.kind === 'model').map((model) => model.name),
  );
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((name) => `'${name}'`).join(' or ')}?`;
  throw new WarehouseError('unknown-ref', `there is no model '${wanted}' in this package${hint}`, entry.place(['model']), entry.value.name);
}

function inputOf(entry: Entry<UnitTestProperties>, text: string, index: number): { readonly ref?: RefName; readonly source?: SourceName } {
  const [whole, self, called, , first = '', , second] = INPUT.exec(text) ?? [];
  if (whole === undefined || (called === 'source' && second === undefined)) {
    throw new WarehouseError(
      'yaml',
      `'${text}' is not ref('model'), source('source', 'table') or this`,
      entry.place(['given', index, 'input']),
      entry.value.name,
    );
  }
  if (self !== undefined) return {};
  if (called === 'source') return { source: { source: first, table: second ?? '' } };
  return { ref: second === undefined ? { package: null, name: first } : { package: first, name: second } };
}

/** Rows of an input or of the expectation: inline, from a fixture, or those of the seed itself. */
function rowsOf(own: Package, entry: Entry<FixtureProperties>, node: string, seed: string | undefined): FixtureRows {
  const { format, rows, fixture } = entry.value;
  const refuse = (text: string, key: string): never => {
    throw new WarehouseError('yaml', text, entry.place([key]), node);
  };
  if (typeof fixture === 'string') {
    if (format === 'dict') refuse("a fixture is a file; say format: 'csv' or 'sql'", 'fixture');
    const found = own.fixtures.find(({ path }) => path.split('/').at(-1) === `${fixture}.${format}`);
    return {
      format: format === 'sql' ? 'sql' : 'csv',
      text: found?.text ?? refuse(`there is no fixture '${fixture}.${format}' under tests/fixtures`, 'fixture'),
    };
  }
  if (format === 'dict') {
    if (Array.isArray(rows)) return { format, rows };
    if ((rows === null || rows === undefined) && seed !== undefined) return { format: 'csv', text: seed };
    return refuse('rows of format dict are a list of mappings', 'rows');
  }
  return { format, text: typeof rows === 'string' ? rows : refuse(`rows of format ${format} are a text`, 'rows') };
}

function seedRows(own: Package, ref: RefName | undefined): string | undefined {
  if (ref === undefined) return undefined;
  return own.seeds.find(({ path }) => path.split('/').at(-1) === `${ref.name}.csv`)?.text;
}

/** dbt wants to know of an incremental model which of its two ways is tested. */
function checkIncremental(entry: Entry<UnitTestProperties>, node: UnitTestNode, model: ModelNode): void {
  if (!/\bis_incremental\s*\(/.test(model.template.replace(/\{#[\s\S]*?#\}/g, ''))) return;
  const override = node.overrides.macros['is_incremental'];
  if (typeof override !== 'boolean') {
    throw new WarehouseError(
      'yaml',
      `'${model.name}' asks is_incremental(): give overrides.macros.is_incremental, true or false`,
      entry.place(),
      node.name,
    );
  }
  if (override && !node.given.some((given) => given.input.trim() === 'this')) {
    throw new WarehouseError('yaml', "with is_incremental true, the rows of 'this' must be given too", entry.place(['given']), node.name);
  }
}

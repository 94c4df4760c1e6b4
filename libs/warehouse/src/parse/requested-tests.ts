import { messageOf, WarehouseError } from '../errors';
import type { ModelNode, Package, Plain, Settings, SourceTable } from '../stages';
import { describe, type Docs } from './descriptions';
import { genericTemplate, toGenericTest, type GenericTest, type TestTarget } from './generic-tests';
import { texts } from './plain';
import type { Entry } from './properties';
import type { ColumnProperties, DataTestProperties } from './property-schema';
import { partsOf, type Reading } from './reading';
import { given, noSuchTest, type RawTest } from './tests';

interface Tested {
  readonly name: string;
  readonly columns: readonly ColumnProperties[];
  readonly tests: readonly DataTestProperties[];
  readonly data_tests: readonly DataTestProperties[];
  readonly quote_columns?: boolean | undefined;
}

/** The generic tests that a YAML entry asks for, of the whole and of its columns; one that nobody defines is an error with place. */
export function requestedTests(
  reading: Reading,
  own: Package,
  docs: Docs,
  entry: Entry<Tested>,
  target: TestTarget,
  attached: ModelNode | SourceTable,
): RawTest[] {
  const of = (tests: Pick<Tested, 'tests' | 'data_tests'>, column: ColumnProperties | null, path: readonly PropertyKey[]) =>
    (['data_tests', 'tests'] as const).flatMap((key) =>
      tests[key].map((one, index) => toRawTest(reading, own, docs, { entry, path: [...path, key, index], one, target, attached, column })),
    );
  return [...of(entry.value, null, []), ...entry.value.columns.flatMap((column, index) => of(column, column, ['columns', index]))];
}

interface Request {
  readonly entry: Entry<Tested>;
  readonly path: readonly PropertyKey[];
  readonly one: DataTestProperties;
  readonly target: TestTarget;
  readonly attached: ModelNode | SourceTable;
  readonly column: ColumnProperties | null;
}

function toRawTest(reading: Reading, own: Package, docs: Docs, request: Request): RawTest {
  const { entry, column, attached } = request;
  const place = entry.place(request.path);
  const test = readTest(request);
  if (reading.engine.macro(`test_${test.kind}`, own.name, test.namespace) === null) {
    throw noSuchTest(test.kind, test.namespace, place, entry.value.name);
  }
  const { folders } = partsOf(entry.file.path, [...own.config.paths.models, ...own.config.paths.seeds, ...own.config.paths.snapshots]);
  const settings = given(renderConfig(reading, own, test.config, request));
  return {
    id: `test.${own.name}.${test.name}.${test.hash}`,
    name: test.name,
    alias: test.alias,
    file: entry.file,
    template: genericTemplate(test),
    fqn: [own.name, ...folders, test.name],
    place,
    description: describe(reading, own, docs, test.description, place),
    layer: { settings, place: () => place },
    columnTags: [...('kind' in attached ? [] : attached.tags), ...texts(column?.tags)],
    attached,
    column: column?.name ?? null,
    generic: { name: test.kind, namespace: test.namespace, kwargs: test.kwargs },
  };
}

function readTest(request: Request): GenericTest {
  const { entry, column, target } = request;
  const quoted = column?.quote ?? (entry.value.quote_columns === true && column !== null);
  const name = column === null ? null : quoted ? `"${column.name}"` : column.name;
  try {
    return toGenericTest(request.one, target, name);
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    throw new WarehouseError('yaml', messageOf(error), entry.place(request.path), entry.value.name);
  }
}

function renderConfig(reading: Reading, own: Package, config: Settings, request: Request): Settings {
  const place = request.entry.place(request.path);
  const render = (value: Plain): Plain =>
    typeof value === 'string' && /\{[{%#]/.test(value) ? reading.engine.value(value, place, own.name) : value;
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, render(value)]));
}

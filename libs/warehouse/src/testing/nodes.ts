import type { CompiledNode, ModelNode, NodeConfig, SourceTable, TestNode, UnitTestNode } from '../stages';

/** Configuration of a node for which nothing was set. */
export const CONFIG: NodeConfig = {
  enabled: true,
  materialized: 'table',
  schema: null,
  alias: null,
  tags: [],
  meta: {},
  indexes: [],
  grants: {},
  persistDocs: { relation: false, columns: false },
  contract: false,
  unlogged: false,
  fullRefresh: null,
  preHooks: [],
  postHooks: [],
  incremental: {
    strategy: 'append',
    uniqueKey: [],
    onSchemaChange: 'ignore',
    mergeUpdateColumns: [],
    mergeExcludeColumns: [],
    predicates: [],
  },
  snapshot: {
    strategy: 'check',
    uniqueKey: [],
    updatedAt: null,
    checkCols: 'all',
    hardDeletes: 'ignore',
    validToCurrent: null,
    columnNames: {},
  },
  columnTypes: {},
  delimiter: ',',
  quoteColumns: true,
  group: null,
  access: 'protected',
  settings: {},
};

const base = (name: string) => ({
  name,
  package: 'example',
  fqn: ['example', name],
  description: '',
  tags: [],
  meta: {},
  refs: [],
  sources: [],
  macros: [],
});

/** A model named `name` in schema marts, for a test of one stage. */
export function modelNode(name: string, template: string, config: Partial<NodeConfig> = {}): ModelNode {
  return {
    ...base(name),
    kind: 'model',
    id: `model.example.${name}`,
    file: { path: `models/${name}.sql`, text: template },
    template,
    schema: 'marts',
    alias: config.alias ?? name,
    config: { ...CONFIG, ...config },
    grain: [],
    columns: [],
    constraints: [],
  };
}

/** A seed named `name` in schema marts. */
export function seedNode(name: string, csv: string, config: Partial<NodeConfig> = {}): ModelNode {
  return {
    ...modelNode(name, csv, { materialized: 'seed', ...config }),
    kind: 'seed',
    id: `seed.example.${name}`,
    file: { path: `seeds/${name}.csv`, text: csv },
  };
}

/** A singular test, compiled. */
export function compiledTest(
  name: string,
  sql: string,
  settings: Partial<Omit<TestNode, 'line'>> = {},
): CompiledNode & { readonly node: TestNode } {
  const node: TestNode = {
    ...base(name),
    kind: 'test',
    id: `test.example.${name}`,
    file: { path: `tests/${name}.sql`, text: sql },
    template: sql,
    severity: 'error',
    where: null,
    limit: null,
    failCalc: 'count(*)',
    warnIf: '!= 0',
    errorIf: '!= 0',
    storeFailures: false,
    schema: 'marts_dbt_test__audit',
    alias: name,
    attached: null,
    column: null,
    generic: null,
    settings: {},
    ...settings,
  };
  return { node, sql, lead: 0, preHooks: [], postHooks: [] };
}

/** A unit test of a model. */
export function unitTestNode(model: ModelNode, settings: Partial<Omit<UnitTestNode, 'line'>>): UnitTestNode {
  return {
    ...base('it_works'),
    kind: 'unit_test',
    id: `unit_test.example.${model.name}.it_works`,
    file: { path: 'models/unit.yml', text: '' },
    line: 3,
    model: model.id,
    given: [],
    expect: { format: 'dict', rows: [] },
    overrides: { macros: {}, vars: {}, envVars: {} },
    ...settings,
  };
}

/** Table `public.<table>` as source `raw`. */
export function sourceTable(table: string, settings: Partial<Omit<SourceTable, 'line'>> = {}): SourceTable {
  return {
    source: 'raw',
    table,
    id: `source.example.raw.${table}`,
    package: 'example',
    fqn: ['example', 'raw', table],
    file: { path: 'models/sources.yml', text: '' },
    line: 5,
    schema: 'public',
    identifier: table,
    description: '',
    sourceDescription: '',
    tags: [],
    meta: {},
    columns: [],
    loadedAtField: null,
    freshness: null,
    settings: {},
    ...settings,
  };
}

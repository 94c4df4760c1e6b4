import type {
  Graph,
  ModelNode,
  NodeConfig,
  Node,
  Package,
  ProjectConfig,
  SourceTable,
  TestNode,
  UnitTestNode,
  ExposureNode,
} from '../stages';
import { CONFIG } from './nodes';

const NODE_CONFIG: NodeConfig = { ...CONFIG, materialized: 'view', quoteColumns: false };

const PROJECT_CONFIG: ProjectConfig = {
  file: { path: 'dbt_project.yml', text: 'name: shop\n' },
  paths: {
    models: ['models'],
    seeds: ['seeds'],
    snapshots: ['snapshots'],
    macros: ['macros'],
    tests: ['tests'],
    analyses: [],
    docs: [],
    functions: [],
  },
  profile: null,
  version: null,
  vars: {},
  folders: { models: {}, seeds: {}, snapshots: {}, data_tests: {}, unit_tests: {}, sources: {}, exposures: {} },
  onRunStart: [],
  onRunEnd: [],
  dispatch: {},
  restrictAccess: false,
  targetPath: 'target',
  cleanTargets: ['target'],
};

function base(id: string, path: string, text: string) {
  const parts = path.split('/').slice(1, -1);
  const name = id.split('.')[2] ?? '';
  return {
    id,
    name,
    package: 'shop',
    fqn: ['shop', ...parts, name],
    file: { path, text },
    description: '',
    tags: [],
    meta: {},
    refs: [],
    sources: [],
    macros: [],
  };
}

/** A model, seed or snapshot of project `shop`, made by hand. */
export function handModel(
  id: string,
  path: string,
  text = 'select 1 as id',
  change: Partial<Omit<ModelNode, 'config'>> & { readonly config?: Partial<NodeConfig> } = {},
): ModelNode {
  const kind = id.startsWith('seed.') ? 'seed' : id.startsWith('snapshot.') ? 'snapshot' : 'model';
  const node = { ...base(id, path, text), kind, template: text, schema: 'shop', columns: [], grain: [], constraints: [] } as const;
  const config = { ...NODE_CONFIG, ...change.config };
  return { ...node, alias: node.name, tags: config.tags, meta: config.meta, ...change, config };
}

/** A test of project `shop`, made by hand; generic unless `generic` is null. */
export function handTest(id: string, path: string, change: Partial<TestNode> = {}): TestNode {
  const node = base(id, path, 'select 1 where false');
  return {
    ...node,
    kind: 'test',
    template: node.file.text,
    severity: 'error',
    where: null,
    limit: null,
    failCalc: 'count(*)',
    warnIf: '!= 0',
    errorIf: '!= 0',
    storeFailures: false,
    schema: 'shop_dbt_test__audit',
    alias: node.name,
    attached: null,
    column: null,
    generic: null,
    settings: {},
    ...change,
  };
}

/** A unit test of project `shop`, made by hand; its id ends with model and name. */
export function handUnitTest(id: string, path: string, change: Partial<UnitTestNode> = {}): UnitTestNode {
  const [, , model = '', name = ''] = id.split('.');
  const node = base(id, path, '');
  return {
    ...node,
    name,
    fqn: [...node.fqn, name],
    kind: 'unit_test',
    model: `model.shop.${model}`,
    given: [],
    expect: { format: 'dict', rows: [] },
    overrides: { macros: {}, vars: {}, envVars: {} },
    ...change,
  };
}

/** An exposure of project `shop`, made by hand. */
export function handExposure(id: string, path: string, change: Partial<ExposureNode> = {}): ExposureNode {
  const owner = { name: 'Ann', email: 'ann@example.org' };
  return { ...base(id, path, ''), kind: 'exposure', type: 'dashboard', label: null, maturity: null, url: null, owner, ...change };
}

/** A source of project `shop`, made by hand; its id ends with source and table. */
export function handSource(id: string, path: string, change: Partial<SourceTable> = {}): SourceTable {
  const [, , source = '', table = ''] = id.split('.');
  const { package: own, fqn, file, description, tags, meta } = base(id, path, '');
  return {
    id,
    source,
    table,
    package: own,
    fqn: [...fqn, table],
    file,
    description,
    tags,
    meta,
    schema: source,
    identifier: table,
    sourceDescription: '',
    columns: [],
    loadedAtField: null,
    freshness: null,
    settings: {},
    ...change,
  };
}

/** A graph of project `shop` from nodes, sources and the parents of each. */
export function handGraph(
  nodes: readonly Node[],
  sources: readonly SourceTable[],
  parents: Readonly<Record<string, readonly string[]>>,
  change: Partial<Graph['parsed']> = {},
): Graph {
  const files: Package = {
    name: 'shop',
    config: PROJECT_CONFIG,
    models: [],
    seeds: [],
    snapshots: [],
    macros: [],
    tests: [],
    properties: [],
    docs: [],
    fixtures: [],
    analyses: [],
  };
  const all = [...nodes, ...sources].map(({ id }) => id);
  const children = new Map<string, string[]>(all.map((id) => [id, []]));
  for (const id of all) for (const parent of parents[id] ?? []) children.get(parent)?.push(id);
  return {
    parsed: {
      project: { directory: '/project', name: 'shop', config: PROJECT_CONFIG, packages: [files], notices: [] },
      nodes,
      sources,
      macros: [],
      docs: [],
      groups: [],
      disabled: [],
      notices: [],
      ...change,
    },
    parents: new Map(all.map((id) => [id, parents[id] ?? []])),
    children,
  };
}

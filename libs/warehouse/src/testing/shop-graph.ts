import type { Graph, Node } from '../stages';
import { handExposure, handGraph, handModel, handSource, handTest, handUnitTest } from './hand-graph';

const STAGING_YAML = 'models/staging/staging.yml';
const MARTS_YAML = 'models/marts/marts.yml';
const generic = (name: string) => ({ name, namespace: null, kwargs: {} });
const patched = (path: string) => ({ patch: { path, line: 1 } });

const NODES: readonly Node[] = [
  handModel('seed.shop.payments_raw', 'seeds/payments_raw.csv', 'id,order_id,amount\n1,1,10\n', {
    config: { materialized: 'seed', settings: { column_types: { id: 'integer' } } },
    ...patched('seeds/seeds.yml'),
  }),
  handModel('model.shop.stg_orders', 'models/staging/stg_orders.sql', "select id, status from {{ source('web', 'orders') }}\n", {
    sources: [{ source: 'web', table: 'orders' }],
    config: { tags: ['nightly'], settings: { materialized: 'view', tags: ['nightly'] } },
    ...patched(STAGING_YAML),
  }),
  handModel(
    'model.shop.stg_payments',
    'models/staging/deep/stg_payments.sql',
    "select {{ cents('amount') }} from {{ ref('payments_raw') }}",
    {
      refs: [{ package: null, name: 'payments_raw' }],
      macros: ['macro.shop.cents'],
      config: { tags: ['nightly', 'hourly'], settings: { tags: ['nightly', 'hourly'] } },
    },
  ),
  handModel('model.shop.eph', 'models/staging/eph.sql', 'select 1 as one', {
    config: { materialized: 'ephemeral', tags: ['nightly'], settings: { materialized: 'ephemeral' } },
  }),
  handModel('model.shop.orders', 'models/marts/orders.sql', "select * from {{ ref('stg_orders') }}, {{ ref('stg_payments') }}", {
    refs: [
      { package: null, name: 'stg_orders' },
      { package: null, name: 'stg_payments' },
    ],
    grain: ['id'],
    config: {
      materialized: 'table',
      contract: true,
      group: 'money',
      meta: { grain: ['id'] },
      settings: { materialized: 'table', contract: { enforced: true }, meta: { grain: ['id'] } },
    },
    columns: [
      { name: 'id', description: 'Number.', dataType: 'integer', quote: false, tags: [], meta: {}, constraints: [] },
      { name: 'status', description: '', dataType: 'text', quote: false, tags: [], meta: {}, constraints: [] },
    ],
    ...patched(MARTS_YAML),
  }),
  handModel('model.shop.customers', 'models/marts/customers.sql', "select * from {{ ref('stg_orders') }}", {
    refs: [{ package: null, name: 'stg_orders' }],
    config: { materialized: 'incremental', access: 'public', group: 'money', settings: { materialized: 'incremental' } },
  }),
  handModel('snapshot.shop.orders_history', 'snapshots/orders_history.sql', "select * from {{ ref('stg_orders') }}", {
    fqn: ['shop', 'orders_history', 'orders_history'],
    config: { materialized: 'snapshot', settings: { unique_key: 'id', strategy: 'check' } },
  }),
  handModel('snapshot.shop.payments_history', 'snapshots/snap.yml', "select * from {{ ref('stg_payments') }}", {
    fqn: ['shop', 'payments_history'],
    config: { materialized: 'snapshot', settings: { unique_key: 'id', strategy: 'check' } },
    ...patched('snapshots/snap.yml'),
  }),
  handTest('test.shop.accepted_values_stg_orders_status__open__paid.c7', STAGING_YAML, {
    generic: generic('accepted_values'),
    attached: 'model.shop.stg_orders',
    severity: 'warn',
    settings: { severity: 'warn' },
  }),
  handTest('test.shop.not_null_stg_orders_id.8c', STAGING_YAML, {
    generic: generic('not_null'),
    attached: 'model.shop.stg_orders',
    column: 'id',
  }),
  handTest('test.shop.unique_stg_orders_id.be', STAGING_YAML, {
    generic: generic('unique'),
    attached: 'model.shop.stg_orders',
    column: 'id',
  }),
  handTest('test.shop.source_not_null_web_orders_id.91', STAGING_YAML, {
    generic: generic('not_null'),
    attached: 'source.shop.web.orders',
    tags: ['raw'],
  }),
  handTest('test.shop.unique_payments_raw_id.7c', 'seeds/seeds.yml', { generic: generic('unique'), attached: 'seed.shop.payments_raw' }),
  handTest('test.shop.positive_orders_id.8e', MARTS_YAML, { generic: generic('positive'), attached: 'model.shop.orders', column: 'id' }),
  handTest('test.shop.relationships_orders_id__id__ref_stg_orders_.d0', MARTS_YAML, {
    generic: generic('relationships'),
    attached: 'model.shop.orders',
  }),
  handTest('test.shop.both', 'tests/both.sql'),
  handTest('test.shop.no_negative', 'tests/no_negative.sql', { severity: 'warn', settings: { severity: 'warn' } }),
  handUnitTest('unit_test.shop.orders.sums_payments', MARTS_YAML),
  handExposure('exposure.shop.board', MARTS_YAML),
];

const PARENTS: Readonly<Record<string, readonly string[]>> = {
  'model.shop.stg_orders': ['source.shop.web.orders'],
  'model.shop.stg_payments': ['seed.shop.payments_raw'],
  'model.shop.orders': ['model.shop.stg_orders', 'model.shop.stg_payments'],
  'model.shop.customers': ['model.shop.stg_orders'],
  'snapshot.shop.orders_history': ['model.shop.stg_orders'],
  'snapshot.shop.payments_history': ['model.shop.stg_payments'],
  'test.shop.accepted_values_stg_orders_status__open__paid.c7': ['model.shop.stg_orders'],
  'test.shop.not_null_stg_orders_id.8c': ['model.shop.stg_orders'],
  'test.shop.unique_stg_orders_id.be': ['model.shop.stg_orders'],
  'test.shop.source_not_null_web_orders_id.91': ['source.shop.web.orders'],
  'test.shop.unique_payments_raw_id.7c': ['seed.shop.payments_raw'],
  'test.shop.positive_orders_id.8e': ['model.shop.orders'],
  'test.shop.relationships_orders_id__id__ref_stg_orders_.d0': ['model.shop.orders', 'model.shop.stg_orders'],
  'test.shop.both': ['model.shop.customers', 'model.shop.orders'],
  'test.shop.no_negative': ['model.shop.orders'],
  'unit_test.shop.orders.sums_payments': ['model.shop.orders', 'model.shop.stg_orders', 'model.shop.stg_payments'],
  'exposure.shop.board': ['model.shop.orders', 'source.shop.web.customers'],
};

/** A small web shop with a node of every kind; `replace` gives other nodes for those of the same id, null takes one away. */
export function shopGraph(replace: Readonly<Record<string, Node | null>> = {}): Graph {
  const nodes = NODES.flatMap((node) => (replace[node.id] === null ? [] : [replace[node.id] ?? node]));
  const sources = [
    handSource('source.shop.web.orders', STAGING_YAML, { tags: ['raw'] }),
    handSource('source.shop.web.customers', STAGING_YAML),
  ];
  const cents = {
    id: 'macro.shop.cents',
    name: 'cents',
    package: 'shop',
    file: { path: 'macros/cents.sql', text: '' },
    text: '{% macro cents(column) %}({{ column }} / 100.0){% endmacro %}',
    description: '',
  };
  return handGraph(nodes, sources, PARENTS, { macros: [cents] });
}

/** A node of the shop, to change. */
export function shopNode(id: string): Node {
  const node = NODES.find((candidate) => candidate.id === id);
  if (!node) throw new Error(`no node ${id}`);
  return node;
}

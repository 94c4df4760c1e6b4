import { describe, expect, it } from 'vitest';
import { manifestOf } from '../artifacts/manifest';
import { manifestSchema } from '../artifacts/manifest-schema';
import type { Graph, Node } from '../stages';
import { shopGraph, shopNode } from '../testing/shop-graph';
import { selectNodes } from './select-nodes';

const stamp = { generatedAt: new Date('2026-01-01'), startedAt: new Date('2026-01-01'), invocationId: 'x' };

function select(text: string, now: Graph, then: Graph = shopGraph()): string[] {
  const state = manifestSchema.parse(JSON.parse(JSON.stringify(manifestOf(then, stamp))));
  return [...selectNodes(now, { verb: 'list', select: [text], state, indirectSelection: 'empty' }).ids].toSorted();
}

const changed = (id: string, change: (node: Node) => Node) => shopGraph({ [id]: change(shopNode(id)) });
const withText = (id: string, template: string) =>
  changed(id, (node) => ('template' in node ? { ...node, template, file: { ...node.file, text: template } } : node));
const withConfig = (settings: Readonly<Record<string, string>>) =>
  changed('model.shop.orders', (node) =>
    node.kind === 'model' ? { ...node, config: { ...node.config, settings: { ...node.config.settings, ...settings } } } : node,
  );

describe('state', () => {
  it('nothing is modified when nothing changed', () => {
    expect(select('state:modified', shopGraph())).toEqual([]);
    expect(select('state:new', shopGraph())).toEqual([]);
    expect(select('state:unmodified', shopGraph())).toEqual(select('state:old', shopGraph()));
    expect(select('state:old', shopGraph())).toHaveLength(21);
  });

  it('another text is a modified body, and what hangs on it can be taken along', () => {
    const now = withText('model.shop.orders', 'select 2 as id');
    expect(select('state:modified', now)).toEqual(['model.shop.orders']);
    expect(select('state:modified.body', now)).toEqual(['model.shop.orders']);
    expect(select('state:modified.configs', now)).toEqual([]);
    expect(select('state:modified+,resource_type:exposure', now)).toEqual(['exposure.shop.board']);
  });

  it('other rows in a seed are a modified body', () => {
    expect(select('state:modified.body', withText('seed.shop.payments_raw', 'id,order_id,amount\n1,1,11\n'))).toEqual([
      'seed.shop.payments_raw',
    ]);
  });

  it('another setting is a modified configuration, a tag is none', () => {
    expect(select('state:modified.configs', withConfig({ materialized: 'view' }))).toEqual(['model.shop.orders']);
    expect(select('state:modified', withConfig({ tags: 'x' }))).toEqual([]);
  });

  it('another schema or alias is another relation', () => {
    expect(select('state:modified.relation', withConfig({ schema: 'x' }))).toEqual(['model.shop.orders']);
    expect(select('state:modified.configs', withConfig({ schema: 'x' }))).toEqual([]);
    expect(select('state:modified', withConfig({ alias: 'x' }))).toEqual(['model.shop.orders']);
  });

  it('another column type is another contract', () => {
    const now = changed('model.shop.orders', (node) =>
      node.kind === 'model' ? { ...node, columns: node.columns.map((column) => ({ ...column, dataType: 'bigint' })) } : node,
    );
    expect(select('state:modified.contract', now)).toEqual(['model.shop.orders']);
    expect(select('state:modified', now)).toEqual(['model.shop.orders']);
  });

  it('a macro modifies the models that call it', () => {
    const graph = shopGraph();
    const macros = graph.parsed.macros.map((macro) => ({ ...macro, text: '{% macro cents(column) %}1{% endmacro %}' }));
    const now = { ...graph, parsed: { ...graph.parsed, macros } };
    expect(select('state:modified.macros', now)).toEqual(['model.shop.stg_payments']);
    expect(select('state:modified', now)).toEqual(['model.shop.stg_payments']);
  });

  it('a node that was not there is new, and modified', () => {
    const then = shopGraph({ 'model.shop.eph': null });
    expect(select('state:new', shopGraph(), then)).toEqual(['model.shop.eph']);
    expect(select('state:modified', shopGraph(), then)).toEqual(['model.shop.eph']);
  });

  it('a value that dbt does not know is refused', () => {
    expect(() => select('state:odd', shopGraph())).toThrow("'state:odd' is not known");
  });
});

describe('result', () => {
  const results = {
    metadata: { dbt_schema_version: '' },
    args: {},
    results: [
      { unique_id: 'model.shop.stg_orders', status: 'error', execution_time: 0 },
      { unique_id: 'model.shop.orders', status: 'skipped', execution_time: 0 },
    ],
  };
  const selected = (text: string) =>
    [...selectNodes(shopGraph(), { verb: 'run', select: [text], results, indirectSelection: 'empty' }).ids].toSorted();

  it('is that of the earlier run, with graph operators', () => {
    expect(selected('result:error')).toEqual(['model.shop.stg_orders']);
    expect(selected('1+result:skipped')).toEqual(['model.shop.orders', 'model.shop.stg_orders', 'model.shop.stg_payments']);
    expect(selected('result:error+ result:success')).toEqual(['model.shop.customers', 'model.shop.orders', 'model.shop.stg_orders']);
  });
});

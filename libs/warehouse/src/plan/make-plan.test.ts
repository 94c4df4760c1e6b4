import { expect, it } from 'vitest';
import { handGraph, handModel, handTest } from '../testing/hand-graph';
import { orderOf } from './make-plan';

const model = (name: string, config = {}) => handModel(`model.shop.${name}`, `models/${name}.sql`, 'select 1 as id', { config });

it('a model waits for the tests of everything it reads, not for a test that reads more', () => {
  const nodes = [
    model('a'),
    model('b'),
    model('c'),
    handTest('test.shop.of_a', 'tests/of_a.sql'),
    handTest('test.shop.of_a_b', 'tests/of_a_b.sql'),
  ];
  const graph = handGraph(nodes, [], {
    'model.shop.b': [],
    'model.shop.c': ['model.shop.a'],
    'test.shop.of_a': ['model.shop.a'],
    'test.shop.of_a_b': ['model.shop.a', 'model.shop.b'],
  });
  const { parents, layers } = orderOf({ graph, ids: new Set(nodes.map(({ id }) => id)) });
  expect(parents.get('model.shop.c')).toEqual(['model.shop.a', 'test.shop.of_a']);
  expect(layers).toEqual([['model.shop.a', 'model.shop.b'], ['test.shop.of_a', 'test.shop.of_a_b'], ['model.shop.c']]);
});

it('the order holds across what is ephemeral or not selected', () => {
  const nodes = [model('a'), model('b', { materialized: 'ephemeral' }), model('c'), model('d')];
  const graph = handGraph(nodes, [], {
    'model.shop.b': ['model.shop.a'],
    'model.shop.c': ['model.shop.b'],
    'model.shop.d': ['model.shop.c'],
  });
  const ids = new Set(['model.shop.a', 'model.shop.b', 'model.shop.d']);
  expect(orderOf({ graph, ids }).order).toEqual(['model.shop.a', 'model.shop.d']);
  expect(orderOf({ graph, ids }).parents.get('model.shop.d')).toEqual(['model.shop.a']);
});

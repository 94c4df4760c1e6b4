import { describe, expect, it } from 'vitest';
import { DBT_LISTS } from '../testing/dbt-lists';
import { shopGraph } from '../testing/shop-graph';
import { INDIRECT_SELECTIONS, parseSelection } from './parse-selection';
import { selectNodes, type SelectNodesOptions } from './select-nodes';
import type { ResourceType } from './items';

const KINDS: readonly ResourceType[] = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'source', 'exposure'];

/** Ids as the list of dbt's answers writes them. */
function shortId(id: string): string {
  const [kind = '', , ...names] = id.split('.');
  const name = kind === 'test' ? (names[0] ?? '') : (names.at(-1) ?? '');
  if (kind === 'unit_test') return `unit.${name}`;
  if (kind === 'source' || kind === 'exposure') return `${kind}.${name}`;
  if (kind !== 'test') return name;
  const seed = name.replace(/^unique_payments.*/, 'unique_seed');
  return `test.${seed.replace(/_(stg_orders|web_orders|orders)_.*/, '')}`;
}

function select(options: Partial<SelectNodesOptions>): string[] {
  return [...selectNodes(shopGraph(), { verb: 'list', ...options }).ids].map(shortId).toSorted();
}

/** Reads a command line of `dbt ls`, quoted words included. */
function optionsOf(line: string): Partial<SelectNodesOptions> {
  const given: Record<string, string[]> = {};
  let current: string[] = [];
  for (const [word] of line.matchAll(/"[^"]*"|\S+/g)) {
    if (word.startsWith('-')) current = given[word.replace(/s$/, '')] ??= [];
    else current.push(word.replaceAll('"', ''));
  }
  const kinds = (name: string) => KINDS.filter((kind) => given[name]?.includes(kind));
  const indirect = INDIRECT_SELECTIONS.find((mode) => given['--indirect-selection']?.[0] === mode);
  return {
    select: given['-'] ?? [],
    exclude: given['--exclude'] ?? [],
    resourceTypes: kinds('--resource-type'),
    excludeResourceTypes: kinds('--exclude-resource-type'),
    ...(indirect ? { indirectSelection: indirect } : {}),
  };
}

describe('a selection is what dbt ls lists', () => {
  it.each(DBT_LISTS)('%s', (line, expected) => {
    expect(select(optionsOf(line))).toEqual(expected.split(' '));
  });
});

describe('a verb keeps its kinds', () => {
  it.each<[SelectNodesOptions['verb'], string]>([
    ['seed', 'payments_raw'],
    ['snapshot', 'orders_history payments_history'],
    ['run', 'customers eph orders stg_orders stg_payments'],
    ['freshness', 'source.customers source.orders'],
  ])('%s', (verb, expected) => {
    expect(select({ verb })).toEqual(expected.split(' '));
  });

  it('test takes the tests of what is named', () => {
    const tests = ['test.both', 'test.no_negative', 'test.positive', 'test.relationships', 'unit.sums_payments'];
    expect(select({ verb: 'test', select: ['orders'] })).toEqual(tests);
  });
});

describe('what matches nothing is told', () => {
  const warningsOf = (select: readonly string[]) => {
    const warnings: string[] = [];
    selectNodes(shopGraph(), { verb: 'list', select, onWarning: (text) => warnings.push(text) });
    return warnings;
  };

  it.each([
    ['ordrs', "The selection criterion 'ordrs' does not match any enabled nodes; did you mean 'orders'?"],
    ['orders,tag:hourly', "The selection criterion 'orders,tag:hourly' does not match any enabled nodes"],
    ['resource_type:metric', "The selection criterion 'resource_type:metric' does not match any enabled nodes"],
  ])('%s', (text, warning) => {
    expect(warningsOf(['customers', text])).toEqual([warning]);
  });

  it('what matches is not', () => {
    expect(warningsOf(['orders'])).toEqual([]);
  });
});

describe('what cannot be read is refused', () => {
  it.each([
    ['colour:blue', "the selection 'colour:blue' uses the method 'colour': known are fqn, tag"],
    ['tga:x', "did you mean 'tag'?"],
    ['metric:x', 'metrics are not built here'],
    ['version:latest', 'models with versions are not supported'],
    ['selector:nightly', 'selectors.yml is not supported'],
    ['@orders+', '@ in front and + behind'],
    ['source:a.b.c.d', 'a source is source, source.table or package.source.table'],
    ['test_type:odd', 'test_type is one of generic'],
    ['resource_type:odd', 'resource_type is one of model'],
    ['config:table', 'as in config.materialized:view'],
    ['state:modified', 'name its target folder with --state'],
    ['result:error', 'name its target folder with --state'],
  ])('%s', (text, reason) => {
    expect(() => select({ select: [text] })).toThrow(reason);
  });
});

describe('a selection is plain data', () => {
  it('of unions, intersections, methods and reaches', () => {
    expect(parseSelection(['2+config.tags:a+1,@path:b/c', '+d'])).toEqual([
      {
        text: '2+config.tags:a+1,@path:b/c',
        criteria: [
          { text: '2+config.tags:a+1', method: 'config', path: ['tags'], value: 'a', parents: 2, children: 1, childrensParents: false },
          { text: '@path:b/c', method: 'path', path: [], value: 'b/c', parents: 'none', children: 'none', childrensParents: true },
        ],
      },
      {
        text: '+d',
        criteria: [{ text: '+d', method: 'fqn', path: [], value: 'd', parents: 'all', children: 'none', childrensParents: false }],
      },
    ]);
  });
});

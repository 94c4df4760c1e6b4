import { describe, expect, it } from 'vitest';
import type { Plain, Settings } from '../stages';
import { genericTemplate, toGenericTest, type TestTarget } from './generic-tests';

const model: TestTarget = { kind: 'ref', name: 'stg_a' };
const source: TestTarget = { kind: 'source', source: 'raw', table: 'things' };
const longs = ['a'.repeat(33), 'b'.repeat(44), "it's"];

describe('a generic test has the name and the hash that dbt gives it', () => {
  // The ids on the right were printed by dbt-core 1.11.16.
  it.each<[string, string | Settings, TestTarget, string | null, string]>([
    ['a test of a column', 'not_null', { kind: 'ref', name: 'snap_one' }, 'id', 'not_null_snap_one_id.91eaf9f570'],
    ['a test with a name of its own', { unique: { name: 'my_unique', config: { where: '1=1' } } }, model, 'id', 'my_unique.ee2edf2c62'],
    [
      'settings beside the arguments are no part of the name',
      { not_null: { severity: 'error', where: 'a > 1', limit: 10, meta: { m: 1 } } },
      model,
      'id',
      'not_null_stg_a_id.8f75690087',
    ],
    ['a test of a whole model', 'positive_rows', model, null, 'positive_rows_stg_a_.463bcd4e53'],
    ['a test of a package', { 'other.at_least': { n: 5 } }, model, null, 'other_at_least_stg_a_5.9fec12d20c'],
    [
      'arguments of their own',
      { 'other.at_least': { arguments: { n: 2 } } },
      source,
      null,
      'other_source_at_least_raw_things_2.894ac4afb2',
    ],
    ['a test of a source', 'unique', source, 'id', 'source_unique_raw_things_id.082b852d47'],
    [
      'lists, numbers and truth values',
      { accepted_values: { arguments: { values: ['a', 'b c', 3, true], quote: false } } },
      source,
      '"Kind"',
      'source_accepted_values_raw_things__Kind___False__a__b_c__3__True.308cd88903',
    ],
    [
      'Jinja in an argument',
      { accepted_values: { values: ["{{ var('colour') }}", "x{{ var('size') }}y"] } },
      model,
      'id',
      'accepted_values_stg_a_id___var_colour___x_var_size_y.b2bb1b2caf',
    ],
    [
      'a long name',
      { accepted_values: { values: longs } },
      model,
      'id',
      `accepted_values_stg_a_id__${'a'.repeat(33)}__${'b'.repeat(44)}__it_s.40d33b87e0`,
    ],
    [
      'a reference',
      { relationships: { arguments: { to: "ref('mart_b')", field: 'id' } } },
      model,
      'id',
      'relationships_stg_a_id__id__ref_mart_b_.e292c7335f',
    ],
  ])('%s', (_, entry, target, column, id) => {
    const test = toGenericTest(entry, target, column);
    expect(`${test.name}.${test.hash}`).toBe(id);
  });

  it('a name of more than 63 letters has a short one for its relation', () => {
    const { alias } = toGenericTest({ accepted_values: { values: longs } }, model, 'id');
    expect(alias).toMatch(/^accepted_values_stg_a_[0-9a-f]{32}$/);
    expect(alias.length).toBeLessThan(64);
  });
});

describe('the template calls the macro of the test', () => {
  const call = (args: Readonly<Record<string, Plain>>) => genericTemplate(toGenericTest({ 'own.kind': { arguments: args } }, model, 'id'));

  it.each<[string, Plain, string]>([
    ['a text stays a text', 'a "b"', String.raw`given="a \"b\""`],
    ['a call of ref, source, var, env_var is evaluated', "ref('x')", "given=ref('x')"],
    ['an expression keeps its type', "{{ var('n') }}", "given=(var('n'))"],
    ['text around expressions is put together', "a {{ var('n') }}", 'given=test_argument_1'],
    ['lists and mappings are rendered inside', ["ref('x')", { k: true }], `given=[ref('x'), {"k": true}]`],
    ['nothing is none', null, 'given=none'],
  ])('%s', (_, given, expected) => {
    expect(call({ given })).toContain(expected);
  });

  it('with the rows that `where` leaves, and the column', () => {
    expect(call({})).toBe(`{{ own.test_kind(column_name="id", model=(get_where_subquery(ref('stg_a')))) }}`);
  });
});

describe('a test that is written wrong says how', () => {
  it.each<[string, string | Settings, string]>([
    ['two names in one entry', { unique: null, config: {} }, 'indent the arguments under the name'],
    ['no name', {}, 'a test is a name'],
    ['arguments that are no mapping', { unique: [1] }, "test 'unique': its arguments must be a mapping"],
    ['the model as an argument', { unique: { model: 'x' } }, "test 'unique': 'model' is given by the place of the test"],
    ['a setting that is given twice', { unique: { where: 'a', config: { where: 'b' } } }, "'where' is given twice"],
    ['a name with odd letters', 'uni que', "'uni que' is no name of a test"],
  ])('%s', (_, entry, message) => {
    expect(() => toGenericTest(entry, model, null)).toThrow(message);
  });
});

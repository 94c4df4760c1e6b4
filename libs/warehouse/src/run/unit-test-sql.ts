import { quoteName } from '../compile/relations';
import { quoteText } from './names';
import type { TypedColumn } from './text-rows';
import type { Fixture, FixtureTable } from './unit-test-fixture';

/** A relation that the model under test reads, in the place of which a fixture stands. */
export interface GivenInput {
  /** Name of its CTE, as SQL writes it. */
  readonly cte: string;
  /** Every column of the relation; those that the rows leave out are null. None are known, and needed, of SQL. */
  readonly columns: readonly TypedColumn[];
  readonly fixture: Fixture;
}

/** A statement, and what stands where in it: to tell of an error from which part it comes. */
export interface UnitTestStatement {
  readonly sql: string;
  readonly parts: readonly { readonly label: string; readonly start: number; readonly end: number }[];
  readonly fixtures: readonly Fixture[];
}

/** Rows of each kind that a message shows; one more is read, to tell that there are more. */
export const SHOWN_ROWS = 50;
/** Label of the model's own part of a statement. */
export const MODEL = 'model';
const ACTUAL = 'dbt_internal_unit_test_actual';
const EXPECTED = 'dbt_internal_unit_test_expected';

/** Types that have no equality, and what is compared in their stead. */
const COMPARED: Readonly<Record<string, string>> = {
  json: 'jsonb',
  xml: 'text',
  point: 'text',
  line: 'text',
  lseg: 'text',
  box: 'text',
  path: 'text',
  polygon: 'text',
  circle: 'text',
};

/** A SELECT on the fixtures. */
export function selectOn(inputs: readonly GivenInput[], sql: string): UnitTestStatement {
  return join(
    [...ctes(inputs), ['', `${inputs.length > 0 ? '\n' : ''}select * from (\n`], [MODEL, sql], ['', '\n) as actual']],
    inputs.map((input) => input.fixture),
  );
}

/** A SELECT that tells the columns of the model's rows on the fixtures, and gives none. */
export function shapeSql(inputs: readonly GivenInput[], modelSql: string): UnitTestStatement {
  const select = selectOn(inputs, modelSql);
  return { ...select, sql: `${select.sql} limit 0` };
}

/**
 * A SELECT of the rows in which the model and the expectation differ: `side` is `expected` or `actual`, then the columns as text.
 * Rows are compared as PostgreSQL compares them, in any order, each as often as it comes.
 */
export function differenceSql(
  inputs: readonly GivenInput[],
  modelSql: string,
  columns: readonly TypedColumn[],
  expected: Fixture,
): UnitTestStatement {
  const names = columns.map((_, index) => `c${index}`);
  const compared = ({ name, bareType }: TypedColumn, index: number) => {
    const type = COMPARED[bareType];
    return `${quoteName(name)}${type === undefined ? '' : `::text::${type}`} as c${index}`;
  };
  const picked = `select ${columns.map(compared).join(', ')} from`;
  const side = (name: string, these: string, those: string) =>
    `(select '${name}' as side, ${names.map((column) => `${column}::text`).join(', ')}
  from (select * from ${these} except all select * from ${those}) as differing limit ${SHOWN_ROWS + 1})`;
  const parts: [string, string][] = [
    ...ctes(inputs),
    ['', `${inputs.length > 0 ? ',\n' : 'with '}${ACTUAL} as (\n${picked} (\n`],
    [MODEL, modelSql],
    ['', `\n) as actual\n),\n${EXPECTED} as (\n${picked} (\n`],
    [expected.label, 'sql' in expected ? expected.sql : tableSql(expected, expected.columns)],
    ['', `\n) as expected\n)\n${side('expected', EXPECTED, ACTUAL)}\nunion all\n${side('actual', ACTUAL, EXPECTED)}`],
  ];
  return join(parts, [...inputs.map((input) => input.fixture), expected]);
}

function ctes(inputs: readonly GivenInput[]): [string, string][] {
  return inputs.flatMap(({ cte, columns, fixture }, index): [string, string][] => [
    ['', `${index === 0 ? 'with ' : ',\n'}${cte} as (\n`],
    [fixture.label, 'sql' in fixture ? fixture.sql : tableSql(fixture, columns)],
    ['', '\n)'],
  ]);
}

/** SELECTs of the values of a fixture under all columns, one per row. */
function tableSql(fixture: FixtureTable, columns: readonly TypedColumn[]): string {
  const select = (row: readonly (string | null)[] | undefined) =>
    `select ${columns.map((column) => cast(row?.[fixture.columns.indexOf(column)] ?? null, column)).join(', ')}`;
  return fixture.rows.length === 0 ? `${select(undefined)} limit 0` : fixture.rows.map(select).join('\nunion all\n');
}

function cast(text: string | null, { name, type, bareType }: TypedColumn): string {
  // A text that is longer than its column is to be told, not cut.
  const to = type.includes('varying') ? bareType : type;
  return `cast(${text === null ? 'null' : quoteText(text)} as ${to}) as ${quoteName(name)}`;
}

function join(parts: readonly (readonly [string, string])[], fixtures: readonly Fixture[]): UnitTestStatement {
  let sql = '';
  const placed = parts.map(([label, text]) => {
    const start = sql.length;
    sql += text;
    return { label, start, end: sql.length };
  });
  return { sql, parts: placed, fixtures };
}

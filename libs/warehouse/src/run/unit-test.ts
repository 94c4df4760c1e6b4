import type { Knex } from 'knex';
import { compileWithQueries, renderText, type CompileOptions } from '../compile/compile-node';
import { messageOf } from '../errors';
import type { CompiledNode, Graph, ModelNode, UnitTestNode } from '../stages';
import { answer } from './compiler';
import { execute } from './database';
import type { TestOutcome } from './run-test';
import { sqlError } from './sql-error';
import { columnsOfQuery, findWrongText, typedColumns, type TypedColumn } from './text-rows';
import { differenceText, type DifferingRow } from './unit-test-diff';
import { readFixture, unitTestError, type Fixture } from './unit-test-fixture';
import { givenInputs, type Given } from './unit-test-given';
import { inputColumns } from './unit-test-inputs';
import { differenceSql, MODEL, selectOn, shapeSql, type GivenInput, type UnitTestStatement } from './unit-test-sql';

/** What the parts of one run share. */
interface UnitTestRun {
  readonly database: Knex;
  readonly graph: Graph;
  readonly unit: UnitTestNode;
  readonly model: ModelNode;
  readonly options: CompileOptions;
}

/**
 * Runs a unit test: the SQL of its model on the given rows, all in SELECTs; nothing is written. The rows have the types of the relations
 * they stand for. The message shows the rows that differ, which are made up.
 */
export async function runUnitTest(database: Knex, graph: Graph, unit: UnitTestNode, options: CompileOptions): Promise<TestOutcome> {
  const model = graph.parsed.nodes.find((node): node is ModelNode => node.id === unit.model && node.kind === 'model');
  if (!model) throw unitTestError(unit, `there is no model '${unit.model}'`);
  const overrides = { macros: unit.overrides.macros, vars: unit.overrides.vars, env: unit.overrides.envVars };
  // In a transaction of its own (a savepoint, within another), so that an error leaves the surrounding one usable.
  return database.transaction((transaction) =>
    runInside({ database: transaction, graph, unit, model, options: { ...options, overrides } }),
  );
}

async function runInside(run: UnitTestRun): Promise<TestOutcome> {
  const { unit } = run;
  const given = givenInputs(run.graph, unit, run.model);
  const inputs = await readInputs(run, given);
  const compiled = await compileOn(run, given, inputs);
  const select = shapeSql(inputs, compiled.sql);
  const columns = await attempt(run, compiled, select, async (part) => typedColumns(part, (await execute(part, select.sql)).fields));
  const expected = await readExpected(run, columns);
  const statement = differenceSql(inputs, compiled.sql, expected.columns, expected.fixture);
  const { rows } = await attempt(run, compiled, statement, (part) =>
    execute<Record<string, string | null> & { readonly side: DifferingRow['side'] }>(part, statement.sql),
  );
  if (rows.length === 0) return { status: 'pass', rows: 0 };
  const names = expected.columns.map((column) => column.name);
  const differing = rows.map((row) => ({ side: row.side, values: names.map((_, index) => row[`c${index}`] ?? null) }));
  const text = [
    `${unit.name}: rows of '${run.model.name}' differ from those expected (- expected, + given by the model)`,
    `  at ${unit.file.path}${unit.line === undefined ? '' : `:${unit.line}`}`,
    ...differenceText(names, differing).map((line) => `    ${line}`),
  ];
  return { status: 'fail', rows: 1, message: text.join('\n') };
}

/** Fixtures of all inputs, with the columns of the relations they stand for. */
async function readInputs(run: UnitTestRun, given: ReadonlyMap<string, Given>): Promise<GivenInput[]> {
  const columnsOfInput = inputColumns(run.database, run.graph, run.options);
  const inputs: GivenInput[] = [];
  for (const { label, input, cte, rows } of given.values()) {
    if (rows.format === 'sql') {
      inputs.push({ cte, columns: [], fixture: { label, sql: renderSql(run, rows.text) } });
      continue;
    }
    const columns = await columnsOfInput(input).catch((error: unknown) => {
      throw unitTestError(run.unit, `${label}: the types of its columns are not known: ${messageOf(error)}`);
    });
    if (!columns)
      throw unitTestError(run.unit, `${label}: is not in the database, so the types of its columns are not known; give rows as sql`);
    inputs.push({ cte, columns, fixture: readFixture(run.unit, label, rows, columns) });
  }
  return inputs;
}

/** The model's SQL, which reads fixtures in the place of relations; so does what its template asks the database. */
function compileOn(run: UnitTestRun, given: ReadonlyMap<string, Given>, inputs: readonly GivenInput[]): Promise<CompiledNode> {
  const cteOf = (id: string, name: string): string => {
    const cte = given.get(id)?.cte;
    if (cte === undefined) throw unitTestError(run.unit, `'${run.model.name}' reads ${name}, of which no rows are given; add it to given`);
    return cte;
  };
  const options: CompileOptions = {
    ...run.options,
    relation: (node) => cteOf(node.id, `ref('${node.name}')`),
    sourceRelation: (source) => cteOf(source.id, `source('${source.source}', '${source.table}')`),
    self: (node) => given.get(node.id)?.cte ?? run.options.self(node),
    isIncremental: () => run.unit.overrides.macros['is_incremental'] === true,
    inlineEphemeral: () => false,
  };
  return compileWithQueries(run.graph, run.model, options, (sql) => answer(run.database, selectOn(inputs, sql).sql));
}

/** The rows expected, and the columns in which they are compared: those they name; all of the model when there are none. */
async function readExpected(
  run: UnitTestRun,
  actual: readonly TypedColumn[],
): Promise<{ readonly fixture: Fixture; readonly columns: readonly TypedColumn[] }> {
  const label = 'expect';
  const { expect } = run.unit;
  if (expect.format !== 'sql') {
    const fixture = readFixture(run.unit, label, expect, actual);
    return fixture.columns.length > 0
      ? { fixture, columns: fixture.columns }
      : { fixture: { ...fixture, columns: actual }, columns: actual };
  }
  const sql = renderSql(run, expect.text);
  const names = await columnsOfQuery(run.database, sql).catch((error: unknown) => {
    throw unitTestError(run.unit, `${label}: ${messageOf(error)}`);
  });
  const none = { format: 'dict', rows: [Object.fromEntries(names.map(({ name }) => [name, null]))] } as const;
  return { fixture: { label, sql }, columns: readFixture(run.unit, label, none, actual).columns };
}

function renderSql(run: UnitTestRun, text: string): string {
  return renderText(run.graph, text, run.unit.file, run.options);
}

/** Runs a statement; tells an error by the fixture, row and column it comes from, or by the line of the model. */
async function attempt<T>(
  run: UnitTestRun,
  compiled: CompiledNode,
  statement: UnitTestStatement,
  work: (part: Knex) => Promise<T>,
): Promise<T> {
  try {
    return await run.database.transaction(work);
  } catch (error) {
    const wrong = await findWrongValue(run, statement.fixtures);
    if (wrong !== undefined) throw unitTestError(run.unit, wrong);
    const position = Number((error as { readonly position?: string }).position ?? 0) - 1;
    const part = statement.parts.find(({ start, end }) => position >= start && position < end);
    if (part !== undefined && part.label !== '' && part.label !== MODEL)
      throw unitTestError(run.unit, `${part.label}: ${messageOf(error)}`);
    const model = statement.parts.find(({ label }) => label === MODEL);
    const node = { ...run.model, name: `${run.unit.name} (unit test of ${run.model.name})` };
    throw sqlError(error, { ...compiled, node }, model?.start ?? 0);
  }
}

/** The first value that is none of the type of its column. */
async function findWrongValue(run: UnitTestRun, fixtures: readonly Fixture[]): Promise<string | undefined> {
  for (const fixture of fixtures) {
    if ('sql' in fixture) continue;
    const types = fixture.columns.map((column) => column.type);
    const found = await findWrongText(run.database, types, fixture.rows);
    if (found === undefined) continue;
    const column = fixture.columns[found.column];
    const value = fixture.rows[found.row]?.[found.column];
    return `${fixture.label}: row ${found.row + 1}, column '${column?.name}': '${value}' is not of type ${column?.type}`;
  }
  return undefined;
}

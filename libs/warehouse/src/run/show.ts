import type { Knex } from 'knex';
import { compileWithQueries, type CompileOptions } from '../compile/compile-node';
import { WarehouseError } from '../errors';
import { buildGraph } from '../graph/build-graph';
import { parseProject } from '../parse/parse-project';
import { parseOptionsOf, type ProjectOptions } from '../prepare-project';
import { readProject } from '../project/read-project';
import { selectNodes, type SelectionOptions } from '../select/select-nodes';
import type { CompiledNode, Graph, Node, Project } from '../stages';
import { answer } from './compiler';
import { connectionError } from './connection-lost';
import { openDatabase } from './database';
import { readExisting } from './existing';
import { servedRelation } from './names';
import { sqlError } from './sql-error';
import { columnsOfQuery, textRows, type TypedColumn } from './text-rows';

/** What to show: selected nodes, or a text of SQL and Jinja. */
export interface ShowOptions extends ProjectOptions, SelectionOptions {
  readonly connection: string;
  readonly inline?: string;
  /** Most rows of each; default 5; negative for all. */
  readonly limit?: number;
  readonly fullRefresh?: boolean;
  readonly applicationName?: string;
}

/** The first rows of one node as texts, null for null. */
export interface ShownTable {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly TypedColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** SQL that was run, without the limit. */
  readonly sql: string;
}

const DEFAULT_LIMIT = 5;
const INLINE = 'inline_query.sql';

/** Runs the SQL of nodes (of a test: the rows it finds) on what is served and gives the first rows of each. Nothing is written. */
export async function show(options: ShowOptions): Promise<ShownTable[]> {
  const now = options.now();
  const parse = parseOptionsOf({ ...options, now: () => now });
  const project = await readProject(options.projectDirectory, options.packagesDirectory);
  const graph = buildGraph(parseProject(options.inline === undefined ? project : withInline(project, options.inline), parse));
  const nodes = options.inline === undefined ? selected(graph, options) : graph.parsed.nodes.filter((node) => node.file.path === INLINE);
  const database = openDatabase(options.connection, {
    applicationName: options.applicationName ?? 'register-show',
    max: 1,
    onConnect: ["set timezone = 'UTC'", 'set default_transaction_read_only = on'],
  });
  try {
    const isThere = await servedTables(database, nodes);
    const compile: CompileOptions = {
      project: parse,
      relation: servedRelation,
      self: servedRelation,
      isIncremental: (node) => isThere(servedRelation(node)) && !(node.config.fullRefresh ?? options.fullRefresh ?? false),
    };
    const tables: ShownTable[] = [];
    for (const node of nodes)
      tables.push(await firstRows(database, await sqlOf(database, graph, node, compile), options.limit ?? DEFAULT_LIMIT));
    return tables;
  } catch (error) {
    throw connectionError(error);
  } finally {
    await database.destroy();
  }
}

/** A text that is read as if it stood in the project, so that it may use all that the project has. */
function withInline(project: Project, text: string): Project {
  const [own, ...others] = project.packages;
  return own ? { ...project, packages: [{ ...own, tests: [...own.tests, { path: INLINE, text }] }, ...others] } : project;
}

function selected(graph: Graph, options: ShowOptions): readonly Node[] {
  // Tests are shown when they are named, not because they are of what is named.
  const { ids } = selectNodes(graph, { indirectSelection: 'empty', ...options, verb: 'compile' });
  const nodes = graph.parsed.nodes.filter((node) => ids.has(node.id));
  if (nodes.length > 0) return nodes;
  throw new WarehouseError('selection', 'the selection has no model, seed, snapshot or test to show; name one, or give SQL with --inline');
}

/** Tells which incremental models of some nodes have their table. */
async function servedTables(database: Knex, nodes: readonly Node[]): Promise<(relation: string) => boolean> {
  const models = nodes.flatMap((node) => (node.kind === 'model' && node.config.materialized === 'incremental' ? [node] : []));
  const existing = await readExisting(database, [...new Set(models.map((node) => node.schema))]);
  const served = new Set(models.map(servedRelation).filter((relation) => existing.get(relation)?.kind === 'table'));
  return (relation) => served.has(relation);
}

async function sqlOf(database: Knex, graph: Graph, node: Node, options: CompileOptions): Promise<CompiledNode> {
  if (node.kind !== 'seed') return compileWithQueries(graph, node, options, (sql) => answer(database, sql));
  return { node, sql: `select * from ${servedRelation(node)}`, lead: 0, preHooks: [], postHooks: [] };
}

async function firstRows(database: Knex, compiled: CompiledNode, limit: number): Promise<ShownTable> {
  const opening = 'select * from (\n';
  const sql = limit < 0 ? compiled.sql : `${opening}${compiled.sql}\n) as shown limit ${Math.trunc(limit)}`;
  try {
    const columns = await columnsOfQuery(database, sql);
    const rows: (string | null)[][] = [];
    for await (const some of textRows(database, sql, columns.length)) rows.push(...some);
    return { id: compiled.node.id, name: compiled.node.name, columns, rows, sql: compiled.sql };
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    throw sqlError(error, compiled, opening.length * (limit < 0 ? 1 : 2));
  }
}

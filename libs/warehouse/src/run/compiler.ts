import type { Knex } from 'knex';
import { compileNode, compileWithQueries, NeedsQuery, renderText, type CompileOptions } from '../compile/compile-node';
import { compileProject } from '../compile/compile-project';
import { BUILDING, quoteName } from '../compile/relations';
import type { QueryTable } from '../parse/table-value';
import type { CompiledNode, CompiledProject, Graph, Selected } from '../stages';
import { execute, transact } from './database';
import { buildingName } from './names';
import { relationsOf, type Placement } from './placement';
import type { RunnableNode } from './run-plan';

/** Number of the type `timestamp without time zone`. */
const TIMESTAMP = 1114;

/** SQL of the nodes of a run, on the relations where they stand now. */
export interface Compiler {
  readonly options: CompileOptions;
  /** SQL as it is known before anything is built; a node that cannot be compiled lacks, and fails when its turn comes. */
  readonly project: CompiledProject;
  /** SQL of a node now; what its template asks is asked on the connection given. */
  compiled(node: RunnableNode, database: Knex): Promise<CompiledNode>;
  /** The same SQL, of relations by the names under which they are served. */
  served(sql: string): string;
  servedProject(): CompiledProject;
}

/** Compiles a selection for a placement; `parse` holds the values the project is read with. */
export function compilerOf(
  selected: Selected,
  parse: CompileOptions['project'],
  placement: Placement,
  onNotice: (text: string) => void,
): Compiler {
  const options: CompileOptions = {
    project: parse,
    relation: (node) => placement.relation(node),
    self: (node) => placement.relation(node),
    isIncremental: (node) => node.config.materialized === 'incremental' && placement.isInPlace(node),
    notice: (said, file) => onNotice(`${said} (${file})`),
  };
  const project = compileWhatCanBe(selected, options);
  const aliases = servedAliases(selected.graph);
  const served = servedNames(aliases);
  /** SQL that could be made only while the run went on. */
  const late = new Map<string, CompiledNode>();
  const text = (node: CompiledNode): CompiledNode => ({
    ...node,
    sql: served(node.sql),
    preHooks: node.preHooks.map((hook) => ({ ...hook, sql: served(hook.sql) })),
    postHooks: node.postHooks.map((hook) => ({ ...hook, sql: served(hook.sql) })),
  });
  return {
    options,
    project,
    compiled: async (node, database) => {
      const early = placement.hasMoved() ? undefined : project.nodes.get(node.id);
      if (early) return early;
      const made = await compileWithQueries(selected.graph, node, options, (sql) => answer(database, sql, (name) => aliases.get(name)));
      late.set(node.id, made);
      return made;
    },
    served,
    servedProject: () => ({ ...project, nodes: new Map([...project.nodes, ...late].map(([id, node]) => [id, text(node)])) }),
  };
}

/** Compiles a project; nodes whose template fails are left out, so that the others can be done. */
function compileWhatCanBe(selected: Selected, options: CompileOptions): CompiledProject {
  try {
    return compileProject(selected, options);
  } catch {
    const chosen = selected.graph.parsed.nodes.filter(({ id }) => selected.ids.has(id));
    const sound = chosen.filter((node) => {
      try {
        compileNode(selected.graph, node, options);
        return true;
      } catch (error) {
        return error instanceof NeedsQuery;
      }
    });
    // An error of the project's own hooks is thrown here.
    return { ...compileProject({ ...selected, ids: new Set(sound.map(({ id }) => id)) }, options), selected };
  }
}

/**
 * Asks the database what a template asks; in a savepoint, so that a wrong question leaves a surrounding transaction usable. Where an
 * answer lists a relation under construction and the served one that it replaces, as a look for a prefix does, only the new one counts.
 */
export async function answer(
  database: Knex,
  sql: string,
  aliasOf: (name: string) => string | undefined = () => undefined,
): Promise<QueryTable> {
  const ask = (where: Knex) => execute<Record<string, unknown>>(where, sql);
  const { rows, fields } = await (database.isTransaction ? transact(database, ask) : ask(database));
  const naive = new Set(fields.flatMap(({ dataTypeID }, at) => (dataTypeID === TIMESTAMP ? [at] : [])));
  const cells = rows.map((row) => fields.map(({ name }) => row[name]));
  const replaced = new Set(
    cells.flatMap((row) => {
      const served = row.map((cell) => (typeof cell === 'string' ? (aliasOf(cell) ?? cell) : cell));
      return served.some((cell, index) => cell !== row[index]) ? [JSON.stringify(served)] : [];
    }),
  );
  return { columns: fields.map(({ name }) => name), rows: cells.filter((row) => !replaced.has(JSON.stringify(row))), naive };
}

/** Turns Jinja of a node's YAML into SQL on the relations of the run. */
export function renderFor(graph: Graph, { options }: Compiler) {
  return (node: RunnableNode, text: string): string =>
    text.includes('{') ? renderText(graph, text, node.file, options, node.kind === 'model' ? options.self(node) : undefined) : text;
}

/** Served names of relations, by those they have under construction. */
function servedAliases(graph: Graph): ReadonlyMap<string, string> {
  return new Map([...relationsOf(graph).values()].map((node) => [buildingName(node.alias), node.alias]));
}

function servedNames(aliases: ReadonlyMap<string, string>): (sql: string) => string {
  const quoted = new Map([...aliases].map(([building, alias]) => [quoteName(building), quoteName(alias)]));
  const pattern = new RegExp(`"(?:[^"]|"")*${BUILDING}"`, 'g');
  return (sql) => (sql.includes(BUILDING) ? sql.replace(pattern, (name) => quoted.get(name) ?? name) : sql);
}

import type { Value } from '../jinja/values';
import { refResolver, type ResolveRef } from '../graph/resolve-ref';
import { sourceResolver, type ResolveSource } from '../graph/resolve-source';
import { databaseOf } from '../parse/context-parts';
import { DbtContext } from '../parse/context';
import { macrosOf } from '../parse/macros';
import type { ParseOptions } from '../parse/parse-options';
import { pathInText, relationValue } from '../parse/relation-value';
import { Rendering } from '../parse/rendering';
import { readTemplate } from '../parse/template';
import type { Graph, ModelNode, Node, ProjectFile, RefName, SourceName } from '../stages';
import type { CompileOptions } from './compile-options';
import { cteName } from './ephemeral';
import { NeedsQuery } from './needs-query';
import { graphValue, nodeValue, settingsOf } from './node-values';
import { qualified, quoteName } from './relations';

/** A text that was rendered, and the ephemeral models it reads by the names of their CTEs. */
export interface Rendered {
  readonly text: string;
  readonly ephemeral: readonly ModelNode[];
}

/** What a graph is asked for again and again. */
interface Index {
  readonly ref: ResolveRef;
  readonly source: ResolveSource;
  graph?: Value;
}

const indexes = new WeakMap<Graph, Index>();

function indexOf(graph: Graph): Index {
  const known = indexes.get(graph) ?? { ref: refResolver(graph.parsed), source: sourceResolver(graph.parsed) };
  indexes.set(graph, known);
  return known;
}

/**
 * Renders the template of a node, or another text (`part`) beside it. A template may read only what it was seen to read when it was
 * parsed, so that the order of a build is right.
 */
export function renderIn(
  graph: Graph,
  node: Node | undefined,
  options: CompileOptions,
  file: ProjectFile,
  role: 'template' | 'part',
  self?: string,
): Rendered {
  const { project } = graph.parsed;
  const index = indexOf(graph);
  const parse = withOverrides(options);
  const database = databaseOf(parse);
  const own = node?.package ?? project.name;
  const ephemeral = new Map<string, ModelNode>();
  const names = new Map<string, string>();
  const parents = role === 'template' && node ? (graph.parents.get(node.id) ?? []) : undefined;
  const relation = (target: ModelNode): Value => {
    if (target.config.materialized === 'ephemeral' && (options.inlineEphemeral?.(target) ?? true)) {
      ephemeral.set(target.id, target);
      return relationValue({ database, schema: '', identifier: cteName(target), type: 'cte', text: `"${cteName(target)}"` });
    }
    const text = options.relation(target);
    names.set(text, [database, target.schema, target.alias].map(quoteName).join('.'));
    return placed(database, target.schema, target.alias, text, target.config.materialized === 'view' ? 'view' : 'table');
  };
  const known = (id: string, what: string) => {
    if (!parents || parents.includes(id)) return;
    throw new Error(`${what} was not seen when the project was parsed; add a line '-- depends_on: {{ ${what} }}' so that it is`);
  };
  const context = new DbtContext({
    project,
    options: parse,
    own,
    execute: true,
    self: selfOf(node, options, database, self),
    model: () => (node ? nodeValue(graph, node, database) : new Map()),
    settings: () => (node ? settingsOf(node) : {}),
    ref: (name) => {
      const target = index.ref(name, own);
      if (!target) throw new Error(`${refText(name)}: there is no such model, seed or snapshot`);
      known(target.id, refText(name));
      return relation(target);
    },
    source: (name) => {
      const table = index.source(name, own);
      if (!table) throw new Error(`${sourceText(name)}: there is no such source`);
      known(table.id, sourceText(name));
      const text = options.sourceRelation?.(table) ?? qualified(table.schema, table.identifier);
      names.set(text, [database, table.schema, table.identifier].map(quoteName).join('.'));
      return placed(database, table.schema, table.identifier, text, 'table');
    },
    config: () => undefined,
    isIncremental: () => node?.kind === 'model' && options.isIncremental(node),
    graph: () => (index.graph ??= graphValue(graph, database)),
    ask: (sql) => {
      const answer = options.queries?.get(sql);
      if (!answer) throw new NeedsQuery(sql, file.path, node?.name);
      return answer;
    },
    notice: (text) => options.notice?.(text, file.path),
    render: (text) => rendering.text(readTemplate({ path: project.config.file.path, text })),
  });
  const rendering: Rendering = new Rendering({
    macros: macrosOf(project),
    own,
    global: (name) => context.get(name),
    adapter: (dispatch) => context.adapter(dispatch),
    ...(options.overrides ? { overrides: options.overrides.macros } : {}),
  });
  return { text: namedAsServed(rendering.text(readTemplate(file, node?.name), node?.name), names), ephemeral: [...ephemeral.values()] };
}

function withOverrides({ project, overrides }: CompileOptions): ParseOptions {
  if (!overrides) return project;
  const env = Object.fromEntries(Object.entries(overrides.env).map(([name, value]) => [name, String(value)]));
  return { ...project, vars: { ...project.vars, ...overrides.vars }, env: { ...project.env, ...env } };
}

function selfOf(node: Node | undefined, options: CompileOptions, database: string, self: string | undefined): Value {
  if (node?.kind === 'model' || node?.kind === 'seed' || node?.kind === 'snapshot') {
    const type = node.config.materialized === 'view' ? 'view' : 'table';
    return placed(database, node.schema, node.alias, self ?? options.self(node), type);
  }
  if (self !== undefined) return placed(database, '', '', self, 'table');
  return node?.kind === 'test' ? relationValue({ database, schema: node.schema, identifier: node.alias, type: 'table' }) : null;
}

/**
 * A name of a relation that stands in the SQL as data (dbt_utils.union_relations writes one in every row) is the one dbt writes, whatever
 * the relation is called while it is built; one that PostgreSQL is to look up (`'...'::regclass`) stays.
 */
function namedAsServed(text: string, names: ReadonlyMap<string, string>): string {
  let named = text;
  for (const [name, served] of names) {
    const literal = `'${name.replaceAll("'", "''")}'`;
    if (!named.includes(literal)) continue;
    named = named
      .split(literal)
      .reduce((before, after) => `${before}${/^\s*::\s*reg/.test(after) ? literal : `'${served.replaceAll("'", "''")}'`}${after}`);
  }
  return named;
}

/** A relation that prints as a given text; its parts are those of the node, whatever it is called while it is built. */
function placed(database: string, schema: string, identifier: string, text: string, type: 'table' | 'view'): Value {
  const path = schema === '' ? pathInText(text) : undefined;
  return relationValue({ database, schema: path?.schema ?? schema, identifier: path?.identifier ?? identifier, type, text });
}

function refText(name: RefName): string {
  return name.package === null ? `ref('${name.name}')` : `ref('${name.package}', '${name.name}')`;
}

function sourceText(name: SourceName): string {
  return `source('${name.source}', '${name.table}')`;
}

import { WarehouseError } from '../errors';
import { isRelation } from '../graph/resolve-ref';
import type { QueryTable } from '../parse/table-value';
import type { CompiledNode, Graph, Hook, ModelNode, Node, ProjectFile } from '../stages';
import type { CompileOptions } from './compile-options';
import { cteName, withCtes, type Cte } from './ephemeral';
import { NeedsQuery } from './needs-query';
import { renderIn, type Rendered } from './render-node';

export type { CompileOptions } from './compile-options';
export { NeedsQuery, type Queries } from './needs-query';

/** Renders a node to finished SQL, with ephemeral models in front as CTEs, and its hooks. Seeds have no SQL. */
export function compileNode(graph: Graph, node: Node, options: CompileOptions): CompiledNode {
  const ctes = new Map<string, Cte>();
  const own = 'template' in node && node.kind !== 'seed' ? renderIn(graph, node, options, templateFile(node), 'template') : undefined;
  const { sql, lead } = own ? withCtes(own.text, collect(graph, own, options, ctes)) : { sql: '', lead: 0 };
  const config = isRelation(node) ? node.config : { preHooks: [], postHooks: [] };
  const hooks = (given: readonly Hook[]) => given.map((hook) => ({ ...hook, sql: renderPart(graph, hook.sql, node.file, options, node) }));
  return { node, sql, lead, preHooks: hooks(config.preHooks), postHooks: hooks(config.postHooks) };
}

/** Renders Jinja outside of a node's template: a hook of the run, an input of a unit test; `self` is what `this` becomes. */
export function renderText(graph: Graph, text: string, file: ProjectFile, options: CompileOptions, self?: string): string {
  return renderPart(graph, text, file, options, undefined, self);
}

/** Compiles a node whose template asks the database, by asking what it asks until nothing is missing. */
export async function compileWithQueries(
  graph: Graph,
  node: Node,
  options: CompileOptions,
  query: (sql: string) => Promise<QueryTable>,
): Promise<CompiledNode> {
  const answers = new Map<string, QueryTable>();
  const queries = { get: (sql: string) => answers.get(sql) ?? options.queries?.get(sql) };
  for (;;) {
    try {
      return compileNode(graph, node, { ...options, queries });
    } catch (error) {
      if (!(error instanceof NeedsQuery) || answers.has(error.sql)) throw error;
      answers.set(error.sql, await query(error.sql));
    }
  }
}

/** CTEs of the ephemeral models that a text reads, each after those it reads itself. */
function collect(graph: Graph, rendered: Rendered, options: CompileOptions, ctes: Map<string, Cte>): readonly Cte[] {
  for (const model of rendered.ephemeral) {
    if (ctes.has(model.id)) continue;
    const inner = renderIn(graph, model, options, templateFile(model), 'template');
    collect(graph, inner, options, ctes);
    ctes.set(model.id, { name: cteName(model), sql: inner.text });
  }
  return [...ctes.values()];
}

/** Text of a hook or an expression in YAML; ephemeral models cannot be read there, since nothing can stand in front. */
function renderPart(graph: Graph, text: string, file: ProjectFile, options: CompileOptions, node: Node | undefined, self?: string): string {
  if (!text.includes('{')) return text;
  const at = file.text.indexOf(text);
  // Blanks in front keep the lines and columns those of the file.
  const front = at < 0 ? '' : file.text.slice(0, at).replace(/[^\n]/g, ' ');
  const rendered = renderIn(graph, node, options, { path: file.path, text: front + text }, 'part', self);
  const [ephemeral] = rendered.ephemeral;
  if (ephemeral)
    throw new WarehouseError('template', `'${ephemeral.name}' is ephemeral and cannot be read here`, { file: file.path }, node?.name);
  return rendered.text.slice(front.length);
}

/** The template of a node as a file, so that errors name its lines. */
function templateFile(node: Exclude<Node, { kind: 'unit_test' | 'exposure' }> | ModelNode): ProjectFile {
  return node.template === node.file.text ? node.file : { path: node.file.path, text: node.template };
}

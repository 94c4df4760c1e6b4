import { compileNode, renderText, type CompileOptions } from '../compile/compile-node';
import { compileProject } from '../compile/compile-project';
import { BUILDING, quoteName } from '../compile/relations';
import type { CompiledNode, CompiledProject, Graph, Selected } from '../stages';
import { buildingName } from './names';
import { relationsOf, type Placement } from './placement';
import type { RunnableNode } from './run-plan';

/** SQL of the nodes of a run, on the relations where they stand now. */
export interface Compiler {
  readonly options: CompileOptions;
  /** SQL as it is known before anything is built. */
  readonly project: CompiledProject;
  compiled(node: RunnableNode): CompiledNode;
  /** The same SQL, of relations by the names under which they are served. */
  served(sql: string): string;
  servedProject(): CompiledProject;
}

/** Compiles a selection for a placement; `parse` holds the values the project is read with. */
export function compilerOf(selected: Selected, parse: CompileOptions['project'], placement: Placement): Compiler {
  const options: CompileOptions = {
    project: parse,
    relation: (node) => placement.relation(node),
    self: (node) => placement.relation(node),
    isIncremental: (node) => node.config.materialized === 'incremental' && placement.isInPlace(node),
  };
  const project = compileProject(selected, options);
  const served = servedNames(selected.graph);
  const text = (node: CompiledNode): CompiledNode => ({
    ...node,
    sql: served(node.sql),
    preHooks: node.preHooks.map((hook) => ({ ...hook, sql: served(hook.sql) })),
    postHooks: node.postHooks.map((hook) => ({ ...hook, sql: served(hook.sql) })),
  });
  return {
    options,
    project,
    compiled: (node) => (placement.hasMoved() ? undefined : project.nodes.get(node.id)) ?? compileNode(selected.graph, node, options),
    served,
    servedProject: () => ({ ...project, nodes: new Map([...project.nodes].map(([id, node]) => [id, text(node)])) }),
  };
}

/** Turns Jinja of a node's YAML into SQL on the relations of the run. */
export function renderFor(graph: Graph, { options }: Compiler) {
  return (node: RunnableNode, text: string): string =>
    text.includes('{') ? renderText(graph, text, node.file, options, node.kind === 'model' ? options.self(node) : undefined) : text;
}

function servedNames(graph: Graph): (sql: string) => string {
  const aliases = new Map([...relationsOf(graph).values()].map((node) => [quoteName(buildingName(node.alias)), quoteName(node.alias)]));
  const pattern = new RegExp(`"(?:[^"]|"")*${BUILDING}"`, 'g');
  return (sql) => (sql.includes(BUILDING) ? sql.replace(pattern, (name) => aliases.get(name) ?? name) : sql);
}

import { buildGraph } from './graph/build-graph';
import { compileProject } from './compile/compile-project';
import { makePlan } from './plan/make-plan';
import { parseProject, type ParseOptions } from './parse/parse-project';
import { readProject } from './project/read-project';
import type { Graph, ModelNode, Plain, Plan } from './stages';

/** Where the project is and which values it is read with. */
export interface ProjectOptions {
  /** Directory with dbt_project.yml. */
  readonly projectDirectory: string;
  readonly now: () => Date;
  readonly vars?: Readonly<Record<string, Plain>>;
  /** Schema of nodes that name none; default `public`. */
  readonly targetSchema?: string;
}

/** Stages 1 to 3: from files to graph, without a database. */
export async function loadGraph(options: ProjectOptions): Promise<Graph> {
  return buildGraph(parseProject(await readProject(options.projectDirectory), parseOptions(options)));
}

/** Stages 4 and 5 over a graph: SQL and order, for the relations that `relation` names. */
export function planOf(graph: Graph, options: ProjectOptions, relation: (node: ModelNode) => string): Plan {
  return makePlan(compileProject(graph, { ...parseOptions(options), relation }));
}

function parseOptions(options: ProjectOptions): ParseOptions {
  return { vars: options.vars ?? {}, targetSchema: options.targetSchema ?? 'public', runStartedAt: options.now() };
}

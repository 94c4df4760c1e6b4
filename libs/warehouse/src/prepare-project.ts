import { randomUUID } from 'node:crypto';
import { buildGraph } from './graph/build-graph';
import type { ParseOptions } from './parse/parse-options';
import { parseProject } from './parse/parse-project';
import { readProject } from './project/read-project';
import type { Graph, Settings } from './stages';

/** Where the project is and which values it is read with. */
export interface ProjectOptions {
  /** Directory with dbt_project.yml. */
  readonly projectDirectory: string;
  readonly now: () => Date;
  /** Values given with this invocation; they win over dbt_project.yml. */
  readonly vars?: Settings;
  /** What `env_var()` sees; default nothing. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Schema of nodes that name none; default `public`. */
  readonly targetSchema?: string;
  /** `target.name`; default `default`. */
  readonly targetName?: string;
  /** Folder of installed packages; default the `packages-install-path` of the project. */
  readonly packagesDirectory?: string;
  /** Id of the invocation; default one by chance. */
  readonly invocationId?: string;
}

/** Stages 1 to 3: from files to graph, without a database. */
export async function loadGraph(options: ProjectOptions): Promise<Graph> {
  const project = await readProject(options.projectDirectory, options.packagesDirectory);
  return buildGraph(parseProject(project, parseOptionsOf(options)));
}

/** The values that templates are rendered with. */
export function parseOptionsOf(options: ProjectOptions): ParseOptions {
  return {
    vars: options.vars ?? {},
    env: options.env ?? {},
    targetSchema: options.targetSchema ?? 'public',
    targetName: options.targetName ?? 'default',
    runStartedAt: options.now(),
    invocationId: options.invocationId ?? randomUUID(),
  };
}

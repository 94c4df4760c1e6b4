import type { Node, ParsedProject, Project } from '../stages';
import { readDocs } from './docs-blocks';
import { createEngine } from './capture';
import { checkDuplicates } from './duplicates';
import { Notices } from './notices';
import { readDependents, readRelations } from './package-nodes';
import type { ParseOptions } from './parse-options';
import { inPackage, type Reading } from './reading';
import { tellUnusedFolders } from './unused-folders';
import { describeMacros } from './macro-descriptions';
import { tellIdleMacros } from './idle-macros';

export type { ParseOptions } from './parse-options';

/** Stage 2: renders every template once to learn what it reads and how it is configured, and joins the YAML to it. */
export function parseProject(project: Project, options: ParseOptions): ParsedProject {
  const [root] = project.packages;
  if (!root) throw new Error('a project has at least its own package');
  const notices = new Notices();
  for (const { text, ...place } of project.notices) notices.add(text, place);
  const reading: Reading = { project, root, engine: createEngine(project, options, notices), options, notices };
  const docs = readDocs(reading);
  tellPackageHooks(reading);
  tellIdleMacros(reading, reading.engine.macros);
  const relations = project.packages.map((own) => inPackage(reading, own, () => readRelations(reading, own, docs)));
  const dependents = relations.map((one) => inPackage(reading, one.own, () => readDependents(reading, docs, one)));
  const models = relations.flatMap((one) => one.models);
  const sources = relations.flatMap((one) => one.sources);
  const nodes: Node[] = [...models.filter((node) => node.config.enabled), ...dependents.flatMap((one) => one.on)];
  const groups = relations.flatMap((one) => one.groups);
  checkDuplicates(
    nodes,
    sources.map((one) => one.table),
    groups,
  );
  tellUnusedFolders(
    reading,
    [...models, ...nodes],
    sources.map((one) => one.table),
  );
  return {
    project,
    nodes: nodes.toSorted(byId),
    sources: sources
      .filter((one) => one.enabled)
      .map((one) => one.table)
      .toSorted(byId),
    macros: describeMacros(reading, docs, relations),
    docs: [...docs.values()],
    groups,
    disabled: [
      ...models.filter((node) => !node.config.enabled).map((node) => node.id),
      ...sources.filter((one) => !one.enabled).map((one) => one.table.id),
      ...dependents.flatMap((one) => one.off),
    ].toSorted(),
    notices: notices.all(),
  };
}

/** dbt runs the hooks of installed packages too; here only those of the project run, which is told. */
function tellPackageHooks({ project, root, notices }: Reading): void {
  for (const own of project.packages) {
    if (own.name === root.name) continue;
    const hooks = [...own.config.onRunStart, ...own.config.onRunEnd];
    if (hooks.length > 0) notices.add(`on-run-start and on-run-end of package '${own.name}' are not run`, { file: own.config.file.path });
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

import type { ParsedProject, SourceName, SourceTable } from '../stages';

/** Finds the table that `source` means in a package: that of the package first, then of the project, then of any other. */
export type ResolveSource = (name: SourceName, own: string) => SourceTable | undefined;

/** Sources of a project. */
export function sourceResolver(parsed: ParsedProject): ResolveSource {
  const order = parsed.project.packages.map((own) => own.name);
  const byName = new Map(parsed.sources.map((table) => [table.id, table]));
  return ({ source, table }, own) => [own, ...order].flatMap((name) => byName.get(`source.${name}.${source}.${table}`) ?? [])[0];
}

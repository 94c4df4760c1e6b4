import type { Manifest } from '../artifacts/manifest-schema';

/** Ids of macros that are new, gone or of another text than in the earlier manifest; dbt's own are in none of ours. */
export function modifiedMacros(now: Manifest, then: Manifest): ReadonlySet<string> {
  const own = Object.keys(then.macros).filter((id) => !/^macro\.dbt(_postgres)?\./.test(id));
  const all = new Set([...Object.keys(now.macros), ...own]);
  return new Set([...all].filter((id) => now.macros[id]?.macro_sql !== then.macros[id]?.macro_sql));
}

/** Whether any of the macros, or one that they call, was modified. */
export function isModifiedMacro(ids: readonly string[], manifest: Manifest, modified: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const visit = (id: string): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    return modified.has(id) || (manifest.macros[id]?.depends_on?.macros ?? []).some(visit);
  };
  return ids.some(visit);
}

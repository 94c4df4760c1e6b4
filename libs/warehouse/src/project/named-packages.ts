import { z } from 'zod';
import { readYaml } from '../parse/yaml-file';
import type { ProjectFile } from '../stages';

const entry = z.record(z.string(), z.json());
const schema = z.object({ packages: z.array(entry).nullable().optional(), projects: z.array(entry).nullable().optional() });

/** A package that packages.yml or dependencies.yml asks for, by the name its folder usually has. */
export interface NamedPackage {
  readonly name: string;
  /** Folder of a package that lies beside the project, relative to it. */
  readonly local: string | null;
  readonly place: { readonly file: string; readonly line?: number };
}

/** Packages named in packages.yml or dependencies.yml. */
export function namedPackages(file: ProjectFile): NamedPackage[] {
  const yaml = readYaml(file, schema);
  return (['packages', 'projects'] as const).flatMap((list) =>
    (yaml.value[list] ?? []).map((wanted, index) => {
      const line = yaml.line([list, index]);
      const said = wanted['name'] ?? wanted['package'] ?? wanted['local'] ?? wanted['git'] ?? wanted['tarball'] ?? 'unnamed';
      const name = String(said)
        .replace(/\.git$/, '')
        .replace(/\/+$/, '')
        .split('/')
        .at(-1);
      const local = typeof wanted['local'] === 'string' ? wanted['local'] : null;
      return { name: (name ?? '').replaceAll('-', '_'), local, place: { file: file.path, ...(line === undefined ? {} : { line }) } };
    }),
  );
}

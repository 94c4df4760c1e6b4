import type { Node, Plain, ProjectConfig, SourceTable } from '../stages';
import { isMapping } from './plain';
import type { Reading } from './reading';
import { placeInProject } from './folder-config';

type Section = keyof ProjectConfig['folders'];

const SECTIONS: Readonly<Record<Exclude<Node['kind'], never>, Section>> = {
  model: 'models',
  seed: 'seeds',
  snapshot: 'snapshots',
  test: 'data_tests',
  unit_test: 'unit_tests',
  exposure: 'exposures',
};

/** Tells of folders that dbt_project.yml configures and in which nothing lies. */
export function tellUnusedFolders(reading: Reading, nodes: readonly Node[], sources: readonly SourceTable[]): void {
  const { config } = reading.root;
  const used = new Map<Section, Set<string>>();
  const see = (section: Section, fqn: readonly string[]) => {
    const seen = used.get(section) ?? new Set<string>();
    used.set(section, seen);
    for (let length = 1; length <= fqn.length; length++) seen.add(fqn.slice(0, length).join('\n'));
  };
  for (const node of nodes) see(SECTIONS[node.kind], node.fqn);
  for (const source of sources) see('sources', source.fqn);
  for (const section of Object.values(SECTIONS)) {
    for (const path of foldersOf(config.folders[section], [])) {
      if (used.get(section)?.has(path.join('\n')) === true) continue;
      const parent = path.slice(0, -1);
      if (parent.length > 0 && used.get(section)?.has(parent.join('\n')) !== true) continue;
      const { file, line } = placeInProject(config, section, parent, path.at(-1) ?? '');
      const isPackage = path.length === 1 && reading.project.packages.some((own) => own.name === path[0]);
      if (isPackage) continue;
      const hint = ` (if it is a setting and no folder, write +${path.at(-1)})`;
      reading.notices.add(`'${[section, ...path].join('.')}' configures nothing: nothing lies in it${hint}`, {
        file,
        ...(line === undefined ? {} : { line }),
      });
    }
  }
}

function foldersOf(tree: Plain, path: readonly string[]): string[][] {
  if (!isMapping(tree)) return [];
  return Object.entries(tree)
    .filter(([key, value]) => !key.startsWith('+') && isMapping(value))
    .flatMap(([key, value]) => [[...path, key], ...foldersOf(value, [...path, key])]);
}

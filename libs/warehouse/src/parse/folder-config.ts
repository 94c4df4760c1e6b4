import type { Plain, ProjectConfig, Settings } from '../stages';
import type { Layer } from './config-layers';
import { isMapping } from './plain';
import { projectFileSchema } from '../project/project-schema';
import { readYaml, type YamlFile } from './yaml-file';

type Section = keyof ProjectConfig['folders'];

/**
 * Configuration that dbt_project.yml files give to a node by its fqn: what stands with `+`, or has no mapping as value, at each level.
 * Those of the node's own package go before its YAML, those of the project go last.
 */
export function folderLayers(config: ProjectConfig, section: Section, fqn: readonly string[], render: (value: Plain) => Plain): Layer[] {
  const layers: Layer[] = [];
  let level: Plain | undefined = config.folders[section];
  for (let depth = 0; depth <= fqn.length && isMapping(level); depth++) {
    const path = fqn.slice(0, depth);
    const settings = ownSettings(level, render);
    if (Object.keys(settings).length > 0) layers.push({ settings, place: (key) => placeInProject(config, section, path, key) });
    level = level[fqn[depth] ?? ''];
  }
  return layers;
}

function ownSettings(level: Settings, render: (value: Plain) => Plain): Settings {
  const own = Object.entries(level).filter(([key, value]) => key.startsWith('+') || !isMapping(value));
  return Object.fromEntries(
    own.map(([key, value]) => {
      const name = key.replace(/^\+/, '').trim();
      return [name, /^(pre|post)[-_]hook$/.test(name) ? value : render(value)];
    }),
  );
}

const read = new WeakMap<ProjectConfig, YamlFile<unknown>>();

/** Where dbt_project.yml gives a key to a folder. */
export function placeInProject(config: ProjectConfig, section: Section, path: readonly string[], key: string) {
  const yaml = read.get(config) ?? readYaml(config.file, projectFileSchema);
  read.set(config, yaml);
  const top = section === 'data_tests' && !yaml.has(['data_tests']) ? 'tests' : section;
  const spelled = [`+${key}`, key, `+${key.replace('_', '-')}`, key.replace('_', '-')].find((name) => yaml.has([top, ...path, name]));
  return yaml.place([top, ...path, spelled ?? `+${key}`]);
}

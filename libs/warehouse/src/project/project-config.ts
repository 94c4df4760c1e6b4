import { WarehouseError, type Place } from '../errors';
import { readYaml } from '../parse/yaml-file';
import type { Notice, ProjectConfig, ProjectFile } from '../stages';
import { IDLE_KEYS, projectFileSchema, type ProjectFileValue } from './project-schema';

/** Folders in which a project keeps its files, per kind. */
export type Folders = ProjectConfig['paths'];

/** Name, folders and configuration as dbt_project.yml gives them. */
export interface ProjectSettings {
  readonly name: string;
  readonly packagesPath: string;
  readonly config: ProjectConfig;
  readonly notices: readonly Notice[];
}

/** Reads dbt_project.yml; what dbt does not know in it is an error with file and line. */
export function readProjectSettings(file: ProjectFile): ProjectSettings {
  const yaml = readYaml(file, projectFileSchema);
  const { value } = yaml;
  const lineOf = (key: string): Pick<Place, 'line'> => {
    const line = yaml.line([key]);
    return line === undefined ? {} : { line };
  };
  if (value.tests && value.data_tests) {
    throw new WarehouseError('yaml', "'tests' and 'data_tests' mean the same; keep one of them", { file: file.path, ...lineOf('tests') });
  }
  const notices = Object.entries(IDLE_KEYS)
    .filter(([key, why]) => why !== '' && yaml.has([key]))
    .map(([key, why]) => ({ text: `'${key}' does nothing: ${why}`, file: file.path, ...lineOf(key) }));
  return {
    name: value.name,
    packagesPath: value['packages-install-path'],
    config: configOf(value, file),
    notices,
  };
}

function foldersOf(value: ProjectFileValue): Folders {
  const models = value['model-paths'] ?? value['source-paths'] ?? ['models'];
  const seeds = value['seed-paths'] ?? value['data-paths'] ?? ['seeds'];
  const own = {
    models,
    seeds,
    snapshots: value['snapshot-paths'],
    macros: value['macro-paths'],
    tests: value['test-paths'],
    analyses: value['analysis-paths'],
    functions: value['function-paths'],
  };
  return { ...own, docs: value['docs-paths'] ?? [...new Set(Object.values(own).flat())] };
}

function configOf(value: ProjectFileValue, file: ProjectFile): ProjectConfig {
  return {
    file,
    paths: foldersOf(value),
    profile: value.profile ?? null,
    version: value.version === undefined || value.version === null ? null : String(value.version),
    vars: value.vars ?? {},
    folders: {
      models: value.models ?? {},
      seeds: value.seeds ?? {},
      snapshots: value.snapshots ?? {},
      data_tests: value.data_tests ?? value.tests ?? {},
      unit_tests: value.unit_tests ?? {},
      sources: value.sources ?? {},
      exposures: value.exposures ?? {},
    },
    onRunStart: value['on-run-start'],
    onRunEnd: value['on-run-end'],
    dispatch: Object.fromEntries((value.dispatch ?? []).map((entry) => [entry.macro_namespace, entry.search_order])),
    restrictAccess: value['restrict-access'] ?? false,
    targetPath: value['target-path'],
    cleanTargets: value['clean-targets'] ?? [value['target-path']],
  };
}

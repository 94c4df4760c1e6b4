import { z } from 'zod';
import { readYaml } from '../parse/yaml-file';
import type { ProjectConfig, ProjectFile } from '../stages';

const plain = z.json();
const paths = z.array(z.string());

const projectFileSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a project name is lower-case letters, digits and _'),
  version: z.union([z.string(), z.number()]).optional(),
  'config-version': z.literal(2).optional(),
  profile: z.string().optional(),
  'require-dbt-version': z.union([z.string(), z.array(z.string())]).optional(),
  'model-paths': paths.default(['models']),
  'seed-paths': paths.default(['seeds']),
  'macro-paths': paths.default(['macros']),
  'test-paths': paths.default(['tests']),
  'target-path': z.string().optional(),
  'clean-targets': paths.optional(),
  flags: z.record(z.string(), plain).optional(),
  vars: z.record(z.string(), plain).default({}),
  models: plain.default({}),
  seeds: plain.default({}),
  data_tests: plain.default({}),
});

/** Name, folders and configuration as dbt_project.yml gives them. */
export interface ProjectSettings {
  readonly name: string;
  readonly folders: Readonly<Record<'models' | 'seeds' | 'macros' | 'tests', readonly string[]>>;
  readonly config: ProjectConfig;
}

/** Reads dbt_project.yml. */
export function readProjectSettings(file: ProjectFile): ProjectSettings {
  const { value } = readYaml(file, projectFileSchema);
  return {
    name: value.name,
    folders: {
      models: value['model-paths'],
      seeds: value['seed-paths'],
      macros: value['macro-paths'],
      tests: value['test-paths'],
    },
    config: { vars: value.vars, folders: { models: value.models, seeds: value.seeds, data_tests: value.data_tests } },
  };
}

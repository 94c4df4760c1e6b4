import { z } from 'zod';

const plain = z.json();
const paths = z.array(z.string());
const mapping = z.record(z.string(), plain);
/** A section of configuration; empty is as good as none. */
const tree = mapping.nullable().default({});
const hooks = z
  .union([z.string(), z.array(z.string())])
  .nullable()
  .default([])
  .transform((value) => (value === null ? [] : typeof value === 'string' ? [value] : value));

/** dbt_project.yml as dbt-core 1.11 knows it; other keys are refused by name. */
export const projectFileSchema = z.strictObject({
  name: z.string().regex(/^[^\d\W]\w*$/, 'a project name is letters, digits and _, and starts with no digit'),
  version: z.union([z.string(), z.number()]).nullable().optional(),
  'config-version': z.literal(2, 'config-version is 2').optional(),
  profile: z.string().nullable().optional(),
  'require-dbt-version': z.union([z.string(), z.array(z.string())]).optional(),
  'project-root': z.string().optional(),
  'model-paths': paths.optional(),
  'source-paths': paths.optional(),
  'seed-paths': paths.optional(),
  'data-paths': paths.optional(),
  'macro-paths': paths.default(['macros']),
  'test-paths': paths.default(['tests']),
  'snapshot-paths': paths.default(['snapshots']),
  'analysis-paths': paths.default(['analyses']),
  'docs-paths': paths.optional(),
  'asset-paths': paths.default([]),
  'function-paths': paths.default(['functions']),
  'target-path': z.string().default('target'),
  'log-path': z.string().optional(),
  'packages-install-path': z.string().default('dbt_packages'),
  'modules-path': z.string().optional(),
  'clean-targets': paths.optional(),
  flags: mapping.nullable().optional(),
  quoting: mapping.optional(),
  vars: tree,
  models: tree,
  seeds: tree,
  snapshots: tree,
  data_tests: mapping.nullable().optional(),
  tests: mapping.nullable().optional(),
  unit_tests: tree,
  sources: tree,
  exposures: tree,
  analyses: tree,
  functions: tree,
  metrics: tree,
  'semantic-models': tree,
  'saved-queries': tree,
  'on-run-start': hooks,
  'on-run-end': hooks,
  dispatch: z
    .array(z.strictObject({ macro_namespace: z.string(), search_order: z.array(z.string()) }))
    .nullable()
    .default([]),
  'query-comment': plain.optional(),
  'restrict-access': z.boolean().optional(),
  'dbt-cloud': plain.optional(),
});

export type ProjectFileValue = z.infer<typeof projectFileSchema>;

/** Keys that change nothing about what is built, and why. */
export const IDLE_KEYS: Readonly<Record<string, string>> = {
  metrics: 'metrics are not computed here',
  'semantic-models': 'semantic models are not used here',
  'saved-queries': 'saved queries are not used here',
  functions: 'functions are not built here',
  quoting: 'names are always quoted here',
  'query-comment': 'no comment is put into queries here',
  flags: 'what holds for an invocation is said on the command line here',
  'require-dbt-version': '',
  'dbt-cloud': '',
};

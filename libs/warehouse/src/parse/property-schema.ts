import { z } from 'zod';

const plain = z.json();
const mapping = z.record(z.string(), plain);
const settings = mapping
  .nullable()
  .default({})
  .transform((value) => value ?? {});
/** dbt takes a name that YAML reads as a number or a truth value as text. */
const name = z.union([z.string().min(1), z.number(), z.boolean()]).transform(String);
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const description = text
  .nullable()
  .default('')
  .transform((value) => value ?? '');
const optional = text.nullable().optional();
const tags = z
  .union([z.string(), z.array(text)])
  .nullable()
  .optional();
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullable()
    .default([])
    .transform((value) => value ?? []);

/** A generic test: its name alone, or its name with arguments. */
const dataTest = z.union([z.string(), mapping]);
const tests = { data_tests: listOf(dataTest), tests: listOf(dataTest) };

const constraint = z.strictObject({
  type: z.enum(['not_null', 'unique', 'primary_key', 'foreign_key', 'check']),
  name: z.string().nullable().optional(),
  columns: listOf(z.string()),
  expression: z.string().nullable().optional(),
  to: z.string().nullable().optional(),
  to_columns: listOf(z.string()),
  warn_unenforced: z.boolean().optional(),
  warn_unsupported: z.boolean().optional(),
});

const column = z.strictObject({
  name,
  description,
  data_type: optional,
  quote: z.boolean().nullable().optional(),
  tags,
  meta: settings,
  config: settings,
  docs: plain.optional(),
  constraints: listOf(constraint),
  granularity: z.string().optional(),
  policy_tags: plain.optional(),
  ...tests,
});

const relation = {
  name,
  description,
  config: settings,
  meta: settings,
  tags,
  docs: mapping.optional(),
  columns: listOf(column),
  ...tests,
};

const node = z.strictObject({
  ...relation,
  access: z.string().optional(),
  group: optional,
  constraints: listOf(constraint),
  quote_columns: z.boolean().optional(),
  latest_version: plain.optional(),
  versions: plain.optional(),
  deprecation_date: plain.optional(),
  time_spine: plain.optional(),
  relation: z.string().optional(),
  data_type: optional,
});

const age = z.strictObject({ count: z.number().nullable().optional(), period: z.enum(['minute', 'hour', 'day']).nullable().optional() });
export const freshnessSchema = z
  .strictObject({ warn_after: age.nullable().optional(), error_after: age.nullable().optional(), filter: z.string().nullable().optional() })
  .nullable();

const origin = {
  loaded_at_field: z.string().min(1).nullable().optional(),
  loaded_at_query: z.string().nullable().optional(),
  freshness: freshnessSchema.optional(),
  quoting: mapping.optional(),
  loader: z.string().nullable().optional(),
};

const sourceTable = z.strictObject({ ...relation, ...origin, identifier: optional, external: plain.optional(), data_type: optional });

const source = z.strictObject({
  name,
  description,
  schema: optional,
  database: optional,
  overrides: z.string().optional(),
  meta: settings,
  tags,
  config: settings,
  ...origin,
  tables: listOf(sourceTable),
});

const owner = z
  .strictObject({
    name: optional,
    email: z
      .union([z.string(), z.array(z.string())])
      .nullable()
      .optional(),
  })
  .catchall(plain);

const exposure = z.strictObject({
  name,
  type: z.enum(['dashboard', 'notebook', 'analysis', 'ml', 'application']),
  owner,
  description,
  label: optional,
  maturity: z.enum(['low', 'medium', 'high']).nullable().optional(),
  url: optional,
  depends_on: listOf(z.string()),
  meta: settings,
  tags,
  config: settings,
});

const format = z.enum(['dict', 'csv', 'sql']).default('dict');
const rows = z
  .union([z.string(), z.array(mapping)])
  .nullable()
  .optional();
const fixture = { rows, format, fixture: z.string().nullable().optional() };

const unitTest = z.strictObject({
  name,
  model: z.string(),
  description,
  given: listOf(z.strictObject({ input: z.string(), ...fixture })),
  expect: z.strictObject(fixture),
  overrides: z.strictObject({ macros: settings, vars: settings, env_vars: settings }).nullable().optional(),
  config: settings,
  meta: settings,
  tags,
  versions: plain.optional(),
});

const group = z.strictObject({ name, owner, description, config: settings, meta: settings });

const described = z.strictObject({
  name,
  description,
  config: settings,
  meta: settings,
  docs: plain.optional(),
  tags,
  arguments: plain.optional(),
  columns: plain.optional(),
  data_tests: plain.optional(),
  tests: plain.optional(),
});

const idle = plain.optional();

/** YAML beside the models, as dbt-core 1.11 knows it. */
export const propertyFileSchema = z.strictObject({
  version: plain.optional(),
  anchors: idle,
  models: listOf(node),
  seeds: listOf(node),
  snapshots: listOf(node),
  sources: listOf(source),
  exposures: listOf(exposure),
  unit_tests: listOf(unitTest),
  groups: listOf(group),
  macros: listOf(described),
  analyses: listOf(described),
  data_tests: listOf(described),
  tests: listOf(described),
  metrics: idle,
  semantic_models: idle,
  saved_queries: idle,
  functions: idle,
});

/** Every key that some entry may have, to see what a mistyped one was meant to be. */
export const PROPERTY_KEYS: readonly string[] = [
  ...new Set(
    [propertyFileSchema, node, column, constraint, sourceTable, source, exposure, unitTest, group].flatMap((one) => Object.keys(one.shape)),
  ),
];

export type PropertyFile = z.infer<typeof propertyFileSchema>;
export type NodeProperties = z.infer<typeof node>;
export type ColumnProperties = z.infer<typeof column>;
export type ConstraintProperties = z.infer<typeof constraint>;
export type DataTestProperties = z.infer<typeof dataTest>;
export type SourceProperties = z.infer<typeof source>;
export type SourceTableProperties = z.infer<typeof sourceTable>;
export type ExposureProperties = z.infer<typeof exposure>;
export type UnitTestProperties = z.infer<typeof unitTest>;
export type FixtureProperties = Pick<UnitTestProperties['expect'], 'rows' | 'format' | 'fixture'>;

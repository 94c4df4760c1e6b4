import { z } from 'zod';

const plain = z.json();
const mapping = z.record(z.string(), plain);
/** A generic test: its name alone, or its name with arguments. */
const dataTest = z.union([z.string(), mapping]);
const name = z.string().min(1);
const tests = { data_tests: z.array(dataTest).optional(), tests: z.array(dataTest).optional() };

const column = {
  name,
  description: z.string().default(''),
  data_type: z.string().optional(),
  quote: z.boolean().optional(),
  meta: mapping.optional(),
  config: mapping.optional(),
  tags: z.union([z.string(), z.array(z.string())]).optional(),
};

const relation = {
  name,
  description: z.string().default(''),
  config: mapping.default({}),
  meta: mapping.default({}),
};

const model = z.strictObject({ ...relation, ...tests, columns: z.array(z.strictObject({ ...column, ...tests })).default([]) });

/** Without tests: what others fill is tested by the staging model that reads it. */
const sourceTable = z.strictObject({
  ...relation,
  identifier: z.string().optional(),
  columns: z.array(z.strictObject(column)).default([]),
});

const source = z.strictObject({
  name,
  description: z.string().default(''),
  schema: z.string().optional(),
  meta: mapping.optional(),
  config: mapping.optional(),
  tables: z.array(sourceTable).default([]),
});

/** YAML beside the models, as far as this runner understands it; other keys are refused by name. */
export const propertyFileSchema = z.strictObject({
  version: z.union([z.literal(2), z.literal('2')]).optional(),
  models: z.array(model).default([]),
  seeds: z.array(model).default([]),
  sources: z.array(source).default([]),
  macros: z.array(mapping).optional(),
  data_tests: z.array(mapping).optional(),
});

export type RelationProperties = z.infer<typeof model>;
export type DataTestProperties = z.infer<typeof dataTest>;

import { z } from 'zod';
import type { Plain, Settings } from '../stages';

const plain: z.ZodType<Plain> = z.json();
const settings: z.ZodType<Settings> = z.record(z.string(), plain);
const dependsOn = z.object({ nodes: z.array(z.string()).default([]), macros: z.array(z.string()).default([]) });

/** An entry of a manifest, with the fields by which two states of a node are compared. */
const entry = z.looseObject({
  unique_id: z.string(),
  resource_type: z.string(),
  fqn: z.array(z.string()).default([]),
  raw_code: z.string().nullish(),
  checksum: z.union([z.string(), z.object({ checksum: z.string() })]).nullish(),
  config: settings.default({}),
  unrendered_config: settings.default({}),
  description: z.string().nullish(),
  columns: z.record(z.string(), settings).default({}),
  contract: z.object({ enforced: z.boolean().nullish() }).nullish(),
  depends_on: dependsOn.nullish(),
});

/** Reads the parts of a manifest that a selection compares with; other parts are not looked at. */
export const manifestSchema = z.object({
  metadata: z.object({ dbt_schema_version: z.string() }),
  nodes: z.record(z.string(), entry),
  sources: z.record(z.string(), entry),
  exposures: z.record(z.string(), entry),
  unit_tests: z.record(z.string(), entry).default({}),
  macros: z.record(z.string(), z.looseObject({ macro_sql: z.string(), depends_on: dependsOn.nullish() })),
});

/** An earlier state of a project. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestEntry = z.infer<typeof entry>;

import { z } from 'zod';
import type { Plain, Settings } from '../stages';

const plain: z.ZodType<Plain> = z.json();
const settings: z.ZodType<Settings> = z.record(z.string(), plain);

/** Reads what `retry`, `result:` and the docs page need of run_results.json. */
export const runResultsSchema = z.object({
  metadata: z.object({ dbt_schema_version: z.string(), invocation_id: z.string().nullish(), generated_at: z.string().nullish() }),
  results: z.array(
    z.object({
      unique_id: z.string(),
      status: z.string(),
      execution_time: z.number().default(0),
      message: z.string().nullish(),
      failures: z.number().nullish(),
    }),
  ),
  args: settings.default({}),
});

/** What an earlier invocation did. */
export type RunResults = z.infer<typeof runResultsSchema>;

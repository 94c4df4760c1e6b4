import { z } from 'zod';

/** Reads what the docs page shows of sources.json. */
export const sourcesSchema = z.object({
  metadata: z.object({ dbt_schema_version: z.string() }),
  results: z.array(
    z.object({
      unique_id: z.string(),
      status: z.string(),
      max_loaded_at: z.coerce.date().nullish(),
      snapshotted_at: z.coerce.date().nullish(),
    }),
  ),
});

/** How fresh the sources were when they were last looked at. */
export type SourceStates = z.infer<typeof sourcesSchema>;

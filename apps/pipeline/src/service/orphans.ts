import type { Pool } from 'pg';

const ORPHANS = `
with workers as (
  select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
  union
  select locked_by from graphile_worker._private_job_queues where locked_by is not null
)
select coalesce(array_agg(worker), '{}') as workers from workers
where not exists (select from pipeline.running_services where worker_key = hashtext(worker)::bigint & 4294967295)`;

/**
 * Frees the jobs of workers that are gone, so that another takes them up at once: graphile-worker by itself would wait four hours.
 * Gives the workers. A worker shows its presence before it takes its first job, so a living one is never taken for gone.
 */
export async function freeOrphans(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ workers: string[] }>({ name: 'orphans', text: ORPHANS });
  const workers = rows[0]?.workers ?? [];
  if (workers.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [workers]);
  return workers;
}

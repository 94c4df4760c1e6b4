import { Pool } from 'pg';

/** Two migrators at once would give the same rights at once, which PostgreSQL refuses. */
const INSTALL_LOCK = 7_310_004;

/** The worker's tables have row level security without a policy: only their owner reads them until one is made. */
const RIGHTS = `
do $$
declare
  name text;
begin
  for name in
    select relname from pg_class c
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'pipeline')
  loop
    execute format('create policy pipeline on graphile_worker.%I to pipeline using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on graphile_worker.%I to pipeline', name);
  end loop;
end
$$;
comment on schema graphile_worker is 'Jobs of the pipeline service, as graphile-worker keeps them';
grant usage on schema graphile_worker to pipeline;
grant select on graphile_worker.jobs, graphile_worker.migrations to pipeline`;

/** Brings the tables of graphile-worker to the version of the library, with rights for role pipeline and nobody else; needs the migrator. */
export async function installWorkerSchema(url: string): Promise<void> {
  // Only here, so that a service that never migrates does not load it.
  const { Logger, runMigrations } = await import('graphile-worker');
  const pool = new Pool({ connectionString: url, max: 2, application_name: 'migrator' });
  const ignore = () => undefined;
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  try {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [INSTALL_LOCK]);
      await runMigrations({ pgPool: pool, schema: 'graphile_worker', logger: new Logger(() => ignore) });
      await client.query(RIGHTS);
    } finally {
      // Closing the connection lets go of the lock.
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

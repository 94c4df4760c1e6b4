import { join } from 'node:path';
import { createDatabase, SERVICE_ROLES, startPostgres, withRole, type EmbeddedPostgres, type ServiceRole } from '@register/db';
import { Client } from 'pg';
import type { Environment } from './environment';
import type { Secrets } from './secrets';

export interface OpenDatabase {
  readonly urls: Readonly<Record<'migrator' | ServiceRole, string>>;
  readonly description: string;
  /** Present when this instance runs its own PostgreSQL. */
  readonly embedded?: EmbeddedPostgres;
}

const OLDEST = 16;
const NEWEST = 18;

async function serverVersion(url: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>("select current_setting('server_version_num')::int / 10000 as version");
    return rows[0]?.version ?? 0;
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Error(
      `DATABASE_URL: cannot reach ${host}${pathname}: ${error instanceof Error ? error.message || String(error) : String(error)}`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlsFor(migrator: string, secrets: Secrets): OpenDatabase['urls'] {
  const services = SERVICE_ROLES.map((role) => [role, withRole(migrator, role, secrets[role])] as const);
  return { migrator, ...(Object.fromEntries(services) as Record<ServiceRole, string>) };
}

/** The PostgreSQL of DATABASE_URL when given, else the embedded one with its data under DATA_DIR. */
export async function openDatabase(environment: Environment, secrets: Secrets, port?: number): Promise<OpenDatabase> {
  if (environment.DATABASE_URL !== undefined) {
    const version = await serverVersion(environment.DATABASE_URL);
    if (version < OLDEST || version > NEWEST)
      throw new Error(`DATABASE_URL: PostgreSQL ${version} found, ${OLDEST} to ${NEWEST} is needed`);
    return { urls: urlsFor(environment.DATABASE_URL, secrets), description: `PostgreSQL ${version} of DATABASE_URL` };
  }
  const embedded = await startPostgres({ directory: join(environment.DATA_DIR, 'postgres'), ...(port === undefined ? {} : { port }) });
  const migrator = await createDatabase(embedded.adminUrl, 'register', secrets.migrator);
  return { urls: urlsFor(migrator, secrets), description: `embedded PostgreSQL 18 on port ${embedded.port}`, embedded };
}

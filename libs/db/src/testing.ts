import { randomBytes } from 'node:crypto';
import { Client, type QueryResultRow } from 'pg';
import { inject } from 'vitest';
import { withRole, type ServiceRole } from './roles';
import { columnTypes } from './types';

const PASSWORD = 'test';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export interface TestDatabase {
  /** URL of this file's own database under a role; default the migrator, who owns it. */
  url(role?: ServiceRole | 'migrator'): string;
  /** Runs SQL as the migrator, or as the role named. */
  sql<Row extends QueryResultRow>(text: string, values?: readonly unknown[], role?: ServiceRole | 'migrator'): Promise<Row[]>;
  drop(): Promise<void>;
}

async function run<Row extends QueryResultRow>(url: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, types: columnTypes });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A database of the caller's own with all migrations and reference data, cloned from the run's template. */
export async function testDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(adminUrl, `create database ${name} template template_register owner migrator`);
  const url = (role: string = 'migrator') => withRole(adminUrl, role, PASSWORD, name);
  // Rights on a database are not cloned with it.
  await run(url(), `revoke all on database ${name} from public`);
  await run(url(), `grant connect on database ${name} to intake, pipeline, figures, portal`);
  await run(url(), `grant create, temporary on database ${name} to pipeline`);
  return {
    url,
    sql: (text, values, role) => run(url(role), text, values),
    drop: async () => void (await run(adminUrl, `drop database if exists ${name} with (force)`)),
  };
}

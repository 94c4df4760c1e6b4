import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './embedded/postgres';
import { migrate } from './migrate';
import { loadReference } from './reference';
import { createDatabase, setRolePasswords } from './roles';

const PASSWORD = 'test';
const sqlDirectory = resolve(import.meta.dirname, '../../../sql');

/** One embedded PostgreSQL for a run of tests, with a template database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'register-test-'));
  const server = await startPostgres({
    directory,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '256MB' },
  });
  const url = await createDatabase(server.adminUrl, 'template_register', PASSWORD);
  await migrate(url, join(sqlDirectory, 'migrations'));
  await loadReference(url, join(sqlDirectory, 'reference'));
  await setRolePasswords(url, { intake: PASSWORD, pipeline: PASSWORD, figures: PASSWORD, portal: PASSWORD });
  project.provide('postgresUrl', server.adminUrl);
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

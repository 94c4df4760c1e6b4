import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startPostgres, type EmbeddedPostgres } from '@register/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport } from '../builders';
import { ask, newDataDirectory, removeDataDirectory, startInstance, tokenFor } from '../support/instance';

let directory: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'register-own-'));
  server = await startPostgres({ directory, settings: { fsync: 'off' } });
});

afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
});

it('with DATABASE_URL the register lives on that PostgreSQL, under a role that is no superuser, and is found there again', async () => {
  const url = await createDatabase(server.adminUrl, 'own_register', 'a-password');
  const input = aReport();
  const dataDirectory = await newDataDirectory();
  const start = () => startInstance({ DATABASE_URL: url, DATA_DIR: dataDirectory, DEMO_REPORTS: '0' });

  const first = await start();
  expect(first.output()).toContain('PostgreSQL 18 of DATABASE_URL');
  expect(first.output()).toContain('8 applied');
  const register = 'mutation ($input: RegisterReportInput!) { registerReport(input: $input) { __typename } }';
  expect(await ask(first.portalUrl, 'intake', await tokenFor('registrar', dataDirectory), register, { input })).toEqual({
    registerReport: { __typename: 'ReportRegistered' },
  });
  await first.stop();

  const second = await start();
  expect(second.output()).toContain('up to date');
  const found = await ask(second.portalUrl, 'intake', await tokenFor('registrar', dataDirectory), '{ reports { edges { node { id } } } }');
  expect(found).toEqual({ reports: { edges: [{ node: { id: input.id } }] } });
  await second.stop();
  await removeDataDirectory(dataDirectory);
});

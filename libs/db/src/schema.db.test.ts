import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationNames } from './migrate';
import { testDatabase, type TestDatabase } from './testing';

const root = resolve(import.meta.dirname, '../../..');
const committed = join(import.meta.dirname, 'schema.generated.ts');

let database: TestDatabase;
let scratch: string;

beforeAll(async () => {
  database = await testDatabase();
  scratch = await mkdtemp(join(tmpdir(), 'register-types-'));
});

afterAll(async () => {
  await database.drop();
  await rm(scratch, { recursive: true });
});

it('the committed table types are current with the migrated database', async () => {
  const generated = join(scratch, 'schema.ts');
  const args = ['node_modules/kysely-codegen/dist/cli/bin.js', '--dialect=postgres', `--url=${database.url()}`, `--out-file=${generated}`];
  const choices = [
    '--date-parser=string',
    '--numeric-parser=number',
    '--default-schema=public',
    '--include-pattern=(registry|reference|audit).*',
    '--log-level=error',
  ];
  await promisify(execFile)(process.execPath, [...args, ...choices], { cwd: root });
  if (process.env['UPDATE_GENERATED'] === '1') await copyFile(generated, committed);
  expect(await readFile(committed, 'utf8'), 'run `npm run generate` and commit').toBe(await readFile(generated, 'utf8'));
});

it('the migrations are numbered without gaps', async () => {
  const names = await migrationNames(join(root, 'sql/migrations'));
  expect(names[0]).toBe('0001_create_schemas_and_roles');
});

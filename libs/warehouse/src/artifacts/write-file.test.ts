import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from './write-file';

it('makes the folders above a file, and finds them there the next time', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'register-artifacts-'));
  const path = join(directory, 'compiled/models/a.sql');
  await Promise.all([writeWhole(path, 'select 1'), writeWhole(join(directory, 'compiled/models/b.sql'), 'select 2')]);
  await writeWhole(path, 'select 3');
  expect(await readFile(path, 'utf8')).toBe('select 3');
  await rm(directory, { recursive: true });
});

it.runIf(process.platform === 'linux')('gives up where no folder can be made', async () => {
  await expect(writeWhole('/proc/nowhere/target/manifest.json', '{}')).rejects.toMatchObject({ code: 'ENOENT' });
});

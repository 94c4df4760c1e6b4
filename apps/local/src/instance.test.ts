import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimFolder } from './instance';
import { readSecrets } from './secrets';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'register-instance-'));
});
afterEach(() => rm(directory, { recursive: true }));

it('a data folder on which another instance is still starting cannot be claimed', async () => {
  const script = 'process.stdout.write("up"); setInterval(() => undefined, 1000)';
  const other = spawn(process.execPath, ['-e', script, 'apps/local/main.js'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(other.stdout, 'data');
  await writeFile(join(directory, 'holder.pid'), String(other.pid));
  await expect(claimFolder(directory)).rejects.toThrow(`in use by process ${other.pid}`);

  other.kill('SIGKILL');
  await once(other, 'exit');
  const letGo = await claimFolder(directory);
  expect(await readFile(join(directory, 'holder.pid'), 'utf8')).toBe(String(process.pid));
  await letGo();
  await expect(readFile(join(directory, 'holder.pid'))).rejects.toThrow('ENOENT');
});

it('secrets are made once, and not made anew when they are there but cannot be read', async () => {
  const secrets = await readSecrets(directory);
  expect(await readSecrets(directory)).toEqual(secrets);
  await rm(join(directory, 'secrets.json'));
  await mkdir(join(directory, 'secrets.json'));
  await expect(readSecrets(directory)).rejects.toThrow('directory, read');
});

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres } from './postgres';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'register-embedded-'));
});
afterAll(() => rm(directory, { recursive: true }));

it('the server ends with the program that started it, also when nobody asked it to stop', async () => {
  const others = process.listeners('exit');
  const server = await startPostgres({ directory, settings: { fsync: 'off' } });
  const ended = once(server.process, 'exit');
  const own = process.listeners('exit').filter((listener) => !others.includes(listener));
  expect(own).toHaveLength(1);
  own[0]?.call(process, 0);
  expect(await ended).toEqual([0, null]);
  expect(process.listeners('exit')).toEqual(others);
});

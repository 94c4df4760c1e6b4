import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printServiceSchema } from '@register/service';
import { expect, it } from 'vitest';
import { RESOLVERS } from './figures.module';

const FILE = resolve(import.meta.dirname, '../schema.graphql');

it('the committed schema.graphql is current with what the service serves (UPDATE_GENERATED=1 writes it anew)', async () => {
  const sdl = await printServiceSchema(RESOLVERS);
  if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(FILE, sdl);
  expect(readFileSync(FILE, 'utf8')).toBe(sdl);
});

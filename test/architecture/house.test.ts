import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true });
  return entries.filter((name) => /\.tsx?$/.test(name) && !/generated|\.d\.ts$/.test(name)).map((name) => join(folder, name));
}

const isTest = (file: string) => /\.test\.tsx?$|testing|test-support/.test(file);

describe('the house', () => {
  it('has the top level that its plan names, and nothing else', async () => {
    const visible = (await readdir(root)).filter((name) => !name.startsWith('.') && !['node_modules', 'dist', 'target'].includes(name));
    expect(visible.sort()).toEqual(
      [
        'README.md',
        'apps',
        'dashboards',
        'docs',
        'libs',
        'nx.json',
        'package-lock.json',
        'package.json',
        'sql',
        'test',
        'tsconfig.base.json',
      ].sort(),
    );
  });

  it('gives each library one door', async () => {
    const libraries = await readdir(join(root, 'libs'));
    for (const library of libraries) {
      const doors = (await sources(`libs/${library}`)).filter((file) => file.endsWith('/index.ts'));
      expect(doors, library).toEqual([`libs/${library}/src/index.ts`]);
    }
  });

  it.each(['libs/kernel', 'libs/statistics', 'libs/chain'])('%s knows no clock, chance, environment or input and output', async (room) => {
    const offences: string[] = [];
    for (const file of (await sources(room)).filter((name) => !isTest(name))) {
      const text = await readFile(join(root, file), 'utf8');
      const found = /Math\.random|Date\.now|new Date\(\)|process\.|from 'node:|\bfetch\(/.exec(text);
      if (found) offences.push(`${file}: ${found[0]}`);
    }
    expect(offences).toEqual([]);
  });

  it('domain code is handed the clock and chance', async () => {
    const offences: string[] = [];
    for (const room of ['libs/registry', 'libs/figures']) {
      for (const file of (await sources(room)).filter((name) => !isTest(name))) {
        const found = /Math\.random|Date\.now|new Date\(\)/.exec(await readFile(join(root, file), 'utf8'));
        if (found) offences.push(`${file}: ${found[0]}`);
      }
    }
    expect(offences).toEqual([]);
  });

  it('turns no rule of the linter or the compiler off in a file, and leaves nothing for later', async () => {
    const offences: string[] = [];
    const forbidden = /ox(?=lint-disable)|es(?=lint-disable)|@ts-(?=ignore|nocheck)|\bTO(?=DO\b)|\bFIX(?=ME\b)/;
    for (const room of ['libs', 'apps', 'test', 'dashboards']) {
      for (const file of await sources(room)) {
        const text = await readFile(join(root, file), 'utf8');
        if (forbidden.test(text)) offences.push(file);
      }
    }
    expect(offences).toEqual([]);
  });

  it('opens the testing side of a library to tests only', async () => {
    const offences: string[] = [];
    for (const room of ['libs', 'apps']) {
      for (const file of (await sources(room)).filter((name) => !isTest(name))) {
        if (/@register\/[a-z]+\/testing/.test(await readFile(join(root, file), 'utf8'))) offences.push(file);
      }
    }
    expect(offences).toEqual([]);
  });

  it('pins every dependency to one version', async () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      await readFile(join(root, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

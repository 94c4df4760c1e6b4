import { resolve } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { alias, root } from '../apps/node-app.vite.ts';

function project(name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    root,
    resolve: { alias },
    test: { name, pool: 'forks', env: { TZ: 'Europe/Amsterdam' }, exclude: ['**/node_modules/**', '**/dist/**'], ...test },
  };
}

/** Three kinds of tests: `unit` needs nothing, `db` gets one embedded PostgreSQL for the run, `system` starts the built programs. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', resolve(root, 'test/closing-line.reporter.ts')],
    projects: [
      project('unit', {
        include: ['{libs,apps,dashboards,test}/**/*.test.{ts,tsx}'],
        exclude: ['**/node_modules/**', '**/*.db.test.ts', '**/*.system.test.ts'],
      }),
      project('db', {
        include: ['{libs,apps,test}/**/*.db.test.ts'],
        globalSetup: [resolve(root, 'libs/db/src/testing.setup.ts')],
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      project('system', {
        include: ['test/**/*.system.test.ts'],
        globalSetup: [resolve(root, 'test/support/instance.setup.ts')],
        testTimeout: 180_000,
        hookTimeout: 300_000,
        fileParallelism: false,
      }),
    ],
  },
});

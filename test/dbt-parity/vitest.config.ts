import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { alias, root } from '../../apps/node-app.vite.ts';

/** Needs Python, so apart from `npm test`: `npm run test:dbt`. */
export default defineConfig({
  root,
  resolve: { alias },
  test: {
    name: 'dbt',
    pool: 'forks',
    env: { TZ: 'Europe/Amsterdam' },
    include: ['test/dbt-parity/*.parity.ts'],
    reporters: ['default', resolve(root, 'test/closing-line.reporter.ts')],
    globalSetup: [resolve(root, 'libs/db/src/testing.setup.ts')],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

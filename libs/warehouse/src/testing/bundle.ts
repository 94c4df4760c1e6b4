import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../../..');

/** Bundles this library into one file that plain Node can run in another process; gives its path. */
export async function bundleWarehouse(): Promise<string> {
  const outDir = join(root, 'dist/test/warehouse');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'libs/warehouse/src/index.ts',
      outDir,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'warehouse.js' } },
    },
    ssr: { external: true },
  });
  return join(outDir, 'warehouse.js');
}

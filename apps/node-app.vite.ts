import { resolve } from 'node:path';
import type { UserConfig } from 'vite';
import paths from '../tsconfig.base.json' with { type: 'json' };

export const root = resolve(import.meta.dirname, '..');

/** Where each `@register/*` name stands; read from tsconfig.base.json so that one list serves compiler, bundler and tests. */
export const alias = Object.entries(paths.compilerOptions.paths)
  .map(([find, [file]]) => ({ find, replacement: resolve(root, file ?? '') }))
  .sort((a, b) => b.find.length - a.find.length);

/** Build of one Node application: our own sources in one file, libraries from node_modules left where they are. */
export function nodeApp(name: string): UserConfig {
  return {
    root: resolve(root, 'apps', name),
    resolve: { alias },
    build: {
      ssr: 'src/main.ts',
      outDir: resolve(root, 'dist/apps', name),
      emptyOutDir: false,
      target: 'node24',
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name].js' } },
    },
    ssr: { external: true, noExternal: [/^@register\//] },
  };
}

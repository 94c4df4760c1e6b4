import { resolve } from 'node:path';
import type { UserConfig } from 'vite';
import paths from '../tsconfig.base.json' with { type: 'json' };

export const root = resolve(import.meta.dirname, '..');

/** Where each `@register/*` name stands; read from tsconfig.base.json so that one list serves compiler, bundler and tests. */
export const alias = Object.entries(paths.compilerOptions.paths)
  .map(([find, [file]]) => ({ find, replacement: resolve(root, file ?? '') }))
  .sort((a, b) => b.find.length - a.find.length);

/** Build of one Node application: our own sources in one file, libraries from node_modules left where they are. */
export function nodeApp(name: string, entries: Readonly<Record<string, string>> = { main: 'src/main.ts' }): UserConfig {
  const directory = resolve(root, 'apps', name);
  return {
    root: directory,
    resolve: { alias },
    build: {
      ssr: true,
      outDir: resolve(root, 'dist/apps', name),
      emptyOutDir: false,
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([program, file]) => [program, resolve(directory, file)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js' },
      },
    },
    ssr: { external: true, noExternal: [/^@register\//] },
  };
}

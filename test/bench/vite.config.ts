import { resolve } from 'node:path';
import type { UserConfig } from 'vite';
import { nodeApp, root } from '../../apps/node-app.vite.ts';

const programs = nodeApp('local', { main: resolve(root, 'test/bench/main.ts'), 'bare-server': resolve(root, 'test/bench/bare-server.ts') });

export default { ...programs, root, build: { ...programs.build, outDir: resolve(root, 'dist/bench') } } satisfies UserConfig;

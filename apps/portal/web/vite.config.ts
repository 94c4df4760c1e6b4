import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { alias, root } from '../../node-app.vite.ts';
import { dashboardFiles } from './dashboard-files.ts';

/** The web app as static files. No inlined assets: the content security policy allows neither data: fonts nor inline scripts. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias },
  plugins: [react(), dashboardFiles()],
  build: {
    outDir: resolve(root, 'dist/apps/portal/web'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

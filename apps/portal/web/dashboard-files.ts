import type { Plugin } from 'vite';
import { readDashboard } from './src/dashboards/dashboard-definition.ts';

/** Turns `dashboards/*.dashboard.yml` into checked modules while building, so that no YAML or schema code reaches the browser. */
export function dashboardFiles(): Plugin {
  return {
    name: 'dashboard-files',
    transform(code, id) {
      if (!id.endsWith('.dashboard.yml')) return null;
      return { code: `export default ${JSON.stringify(readDashboard(code, id))};`, map: null, moduleType: 'js' };
    },
  };
}

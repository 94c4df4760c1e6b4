import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dashboardSchema } from './src/dashboards/dashboard-definition.ts';

/** `npx node apps/portal/web/write-dashboard-schema.ts` writes the JSON Schema from the definition the build reads; a unit test proves it current. */
writeFileSync(resolve(import.meta.dirname, '../../../dashboards/dashboard.schema.json'), `${JSON.stringify(dashboardSchema(), null, 2)}\n`);

import type { Dashboard } from './dashboard-definition';

const files = import.meta.glob<Dashboard>('../../../../../dashboards/*.dashboard.yml', { eager: true, import: 'default' });

/** The dashboard at an address; undefined when there is none. */
export function dashboardAt(slug: string): Dashboard | undefined {
  return Object.values(files).find((dashboard) => dashboard.slug === slug);
}

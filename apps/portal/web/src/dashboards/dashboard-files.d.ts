declare module '*.dashboard.yml' {
  import type { Dashboard } from './dashboard-definition';
  const dashboard: Dashboard;
  export default dashboard;
}

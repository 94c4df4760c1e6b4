import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type RouterHistory } from '@tanstack/react-router';
import { dashboardSearch } from '../dashboards/dashboard-search';
import { listSearch } from '../reports/list/list-search';
import { cursorSearch } from '../audit/audit-search';
import { answerSearch } from '../answers/answer-search';
import { Loading } from '../ui/query-state';
import { HomePage } from './home-page';
import { ErrorPage, NotFoundPage } from './message-pages';
import { parseSearch, stringifySearch } from './search';
import { Shell } from './shell';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const parent = { getParentRoute: () => rootRoute };
const registrar = { staticData: { roles: ['registrar'] as const } };
const analyst = { staticData: { roles: ['analyst'] as const } };

const routes = [
  createRoute({ ...parent, path: '/', component: HomePage }),
  createRoute({
    ...parent,
    ...registrar,
    path: '/meldingen',
    validateSearch: listSearch,
    component: lazyRouteComponent(() => import('../reports/list/report-list-page'), 'ReportListPage'),
  }),
  createRoute({
    ...parent,
    ...registrar,
    path: '/meldingen/nieuw',
    component: lazyRouteComponent(() => import('../reports/form/new-report-page'), 'NewReportPage'),
  }),
  createRoute({
    ...parent,
    ...registrar,
    path: '/meldingen/$id',
    component: lazyRouteComponent(() => import('../reports/detail/report-page'), 'ReportPage'),
  }),
  createRoute({
    ...parent,
    ...registrar,
    path: '/meldingen/$id/corrigeren',
    component: lazyRouteComponent(() => import('../reports/form/correct-report-page'), 'CorrectReportPage'),
  }),
  createRoute({
    ...parent,
    ...registrar,
    path: '/meldingen/$id/intrekken',
    component: lazyRouteComponent(() => import('../reports/detail/withdraw-report-page'), 'WithdrawReportPage'),
  }),
  createRoute({
    ...parent,
    ...analyst,
    path: '/dashboards/$slug',
    validateSearch: dashboardSearch,
    component: lazyRouteComponent(() => import('../dashboards/dashboard-page'), 'DashboardPage'),
  }),
  createRoute({
    ...parent,
    ...analyst,
    path: '/antwoorden/$question',
    validateSearch: answerSearch,
    component: lazyRouteComponent(() => import('../answers/answer-page'), 'AnswerPage'),
  }),
  createRoute({
    ...parent,
    staticData: { roles: ['auditor'] },
    path: '/controle',
    validateSearch: cursorSearch,
    component: lazyRouteComponent(() => import('../audit/audit-page'), 'AuditPage'),
  }),
  createRoute({
    ...parent,
    staticData: { roles: ['administrator'] },
    path: '/beheer',
    component: lazyRouteComponent(() => import('../administration/administration-page'), 'AdministrationPage'),
  }),
] as const;

/** Every address of the web app; pages other than the first view are loaded when they are asked for. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: rootRoute.addChildren(routes),
    parseSearch,
    stringifySearch,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ErrorPage,
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

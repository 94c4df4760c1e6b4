import type { Role } from '@register/kernel';
import { text } from './text';

interface NavigationItem {
  readonly to: string;
  readonly label: string;
  readonly exact?: boolean;
}

/** What each role finds in the main menu; the first entry is where the role starts. */
export const NAVIGATION: Readonly<Record<Role, readonly [NavigationItem, ...NavigationItem[]]>> = {
  registrar: [
    { to: '/meldingen', label: text.nav.reports, exact: true },
    { to: '/meldingen/nieuw', label: text.nav.newReport },
  ],
  analyst: [
    { to: '/dashboards/meldingen', label: text.nav.dashboardReports },
    { to: '/dashboards/vervolgingen', label: text.nav.dashboardProsecutions },
    { to: '/dashboards/veroordelingen', label: text.nav.dashboardConvictions },
    { to: '/antwoorden/antwoord-3', label: text.nav.answer },
  ],
  auditor: [{ to: '/controle', label: text.nav.audit }],
  administrator: [{ to: '/beheer', label: text.nav.administration }],
};

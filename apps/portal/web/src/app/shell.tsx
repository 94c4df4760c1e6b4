import type { Role } from '@register/kernel';
import { Outlet, useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ExpiredBanner } from '../session/expired-banner';
import { LoginPage } from '../session/login-page';
import { usePerson, useSession } from '../session/use-session';
import { Loading, QueryFailed } from '../ui/query-state';
import { DemonstrationBanner } from './demonstration-banner';
import { Header } from './header';
import { ForbiddenPage } from './message-pages';
import { text } from './text';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Roles that may see the page; the services decide anew for every request. */
    roles?: readonly Role[];
  }
}

function Content(): ReactNode {
  const session = useSession();
  const roles = useMatches({ select: (matches) => matches.at(-1)?.staticData.roles });
  if (session.isPending) return <Loading />;
  if (session.isError) return <QueryFailed error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data.state === 'out') return <LoginPage />;
  if (roles && !roles.includes(session.data.person.role)) return <ForbiddenPage />;
  return <Outlet />;
}

/** What surrounds every page. */
export function Shell(): ReactNode {
  const person = usePerson();
  return (
    <>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
        {text.skip}
      </a>
      <Header person={person} />
      <main id="inhoud" tabIndex={-1} className="wrap main">
        {person ? <DemonstrationBanner /> : null}
        <ExpiredBanner />
        <Content />
      </main>
      <footer className="footer">
        <p className="wrap footer__text">{text.footer}</p>
      </footer>
    </>
  );
}

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { OWN_PAGE_HEADERS } from '../api/request';
import { RequestFailed } from '../api/request-failed';
import { text } from './text';

/** Ends the session at the portal; gives the address where it ends at the identity provider. */
async function logout(): Promise<string> {
  const response = await fetch('/logout', { method: 'POST', headers: OWN_PAGE_HEADERS });
  if (!response.ok) throw new RequestFailed('server');
  const body: { redirectTo?: unknown } = await response.json();
  return typeof body.redirectTo === 'string' ? body.redirectTo : '/';
}

/** Ends the session and leaves the page, so that nothing of it stays in memory. */
export function LogoutButton(): ReactNode {
  const mutation = useMutation({ mutationFn: logout, onSuccess: (address) => window.location.assign(address) });
  return (
    <>
      <button type="button" className="header-button" onClick={() => mutation.mutate()}>
        {text.logout}
      </button>
      {mutation.isError ? (
        <span role="alert" className="header-error">
          {text.logoutFailed}
        </span>
      ) : null}
    </>
  );
}

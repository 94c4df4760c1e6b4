import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../ui/page';
import { loginAddress } from './session';
import { text } from './text';

/** What someone sees who is not logged in, whatever address was asked for. */
export function LoginPage(): ReactNode {
  const path = useLocation({ select: (location) => location.href });
  return (
    <Page title={text.loginTitle} lead={text.loginLead} narrow>
      <p className="utrecht-paragraph">{text.loginHow}</p>
      <p className="actions">
        <a className="utrecht-button utrecht-button--primary-action button-link" href={loginAddress(path)}>
          {text.login}
        </a>
      </p>
    </Page>
  );
}

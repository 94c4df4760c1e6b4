import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert } from '../ui/alert';
import { loginAddress } from './session';
import { text } from './text';
import { useSession } from './use-session';

/** Shown above the page that was open; login happens in another tab, so that nothing typed here is lost. */
export function ExpiredBanner(): ReactNode {
  const { data } = useSession();
  const path = useLocation({ select: (location) => location.href });
  return (
    <div role="status" className="banner-slot">
      {data?.state === 'expired' ? (
        <Alert kind="warning" title={text.expiredTitle}>
          <p className="utrecht-paragraph">{text.expiredBody}</p>
          <p className="utrecht-paragraph">
            <a className="utrecht-link utrecht-link--html-a" href={loginAddress(path)} target="_blank" rel="noreferrer">
              {text.loginAgain}
            </a>
          </p>
        </Alert>
      ) : null}
    </div>
  );
}

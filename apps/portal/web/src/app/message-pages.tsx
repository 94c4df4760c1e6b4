import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { text as sessionText } from '../session/text';
import { usePerson } from '../session/use-session';
import { Page } from '../ui/page';
import { text } from './text';

function HomeLink(): ReactNode {
  return (
    <p className="utrecht-paragraph">
      <Link to="/" className="utrecht-link utrecht-link--html-a">
        {text.home}
      </Link>
    </p>
  );
}

export function NotFoundPage(): ReactNode {
  return (
    <Page title={text.notFoundTitle} lead={text.notFoundBody} eyebrow="404" narrow>
      <HomeLink />
    </Page>
  );
}

export function ForbiddenPage(): ReactNode {
  const person = usePerson();
  return (
    <Page title={text.forbiddenTitle} lead={text.forbiddenBody} eyebrow="403" narrow>
      {person ? <p className="utrecht-paragraph">{text.forbiddenRole(sessionText.roles[person.role])}</p> : null}
      <HomeLink />
    </Page>
  );
}

/** Last resort when drawing a page fails; the reason is for the console, not for the reader. */
export function ErrorPage({ reset }: Pick<ErrorComponentProps, 'reset'>): ReactNode {
  return (
    <Page title={text.errorTitle} lead={text.errorBody} eyebrow="500" narrow>
      <p className="actions">
        <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={reset}>
          {text.reload}
        </button>
      </p>
      <HomeLink />
    </Page>
  );
}

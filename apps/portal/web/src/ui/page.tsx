import { useEffect, useRef, type ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly eyebrow?: string;
  readonly actions?: ReactNode;
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

export const PRODUCT = 'Register sextortion';

/** The first page is loaded by the browser, which puts the focus at the top itself; only later pages move it to their heading. */
let isFirstPage = true;

/** Frame of every page: title of the document, one h1 that gets the focus after navigation, and room for actions beside it. */
export function Page({ title, lead, eyebrow, actions, narrow = false, children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus();
    isFirstPage = false;
  }, []);
  useEffect(() => {
    document.title = `${title} – ${PRODUCT}`;
  }, [title]);
  return (
    <div className={narrow ? 'page page--narrow' : 'page'}>
      <header className="page-head">
        <div className="page-head__text">
          {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
          <h1 ref={heading} tabIndex={-1} className="utrecht-heading-1">
            {title}
          </h1>
          {lead ? <p className="utrecht-paragraph utrecht-paragraph--lead">{lead}</p> : null}
        </div>
        {actions ? <div className="page-head__actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

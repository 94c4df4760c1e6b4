import { useId, type ReactNode, type Ref } from 'react';

interface AlertProps {
  readonly kind: 'info' | 'ok' | 'warning' | 'error';
  readonly title: string;
  readonly children?: ReactNode;
  readonly role?: 'alert' | 'status' | 'group';
  readonly headingRef?: Ref<HTMLHeadingElement>;
}

const SIGN = { info: 'i', ok: '✓', warning: '!', error: '×' };

/** A message set apart; its kind is told by sign and words, not by colour alone. */
export function Alert({ kind, title, children, role, headingRef }: AlertProps): ReactNode {
  const headingId = useId();
  return (
    <div
      className={`utrecht-alert utrecht-alert--${kind}`}
      role={headingRef ? 'group' : role}
      aria-labelledby={headingRef ? headingId : undefined}
    >
      <span className={`alert-sign alert-sign--${kind}`} aria-hidden="true">
        {SIGN[kind]}
      </span>
      <div className="utrecht-alert__content">
        <div className="utrecht-alert__message">
          <h2 className="alert-title" id={headingId} ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
            {title}
          </h2>
          {children}
        </div>
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';

interface TableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly children: ReactNode;
}

const SCROLLS_BY_KEYBOARD = { role: 'region', tabIndex: 0 };

/** A table that scrolls sideways within its own box on narrow screens; the box can take the focus, so that keys scroll it. */
export function Table({ caption, captionHidden = false, children }: TableProps): ReactNode {
  return (
    <div className="utrecht-table-container" aria-label={caption} {...SCROLLS_BY_KEYBOARD}>
      <table className="utrecht-table utrecht-table--html-table">
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

import type { ReactNode } from 'react';
import { text } from './text';

interface PaginationProps {
  readonly start: ReactNode | null;
  readonly next: ReactNode | null;
}

/** Forward paging by cursor; going back is the browser's Back, since every page has its own address. */
export function Pagination({ start, next }: PaginationProps): ReactNode {
  if (!start && !next) return null;
  return (
    <nav className="pagination" aria-label={text.pages}>
      {start}
      {next}
    </nav>
  );
}

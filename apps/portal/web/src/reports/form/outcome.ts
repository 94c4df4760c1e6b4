import type { WholeReportFragment } from '../../generated/intake/graphql';

export interface Warning {
  readonly path: string;
  readonly message: string;
}

/** What sending the form led to; `alreadyDone`: an earlier sending had arrived after all. */
export type Outcome =
  | {
      readonly kind: 'stored';
      readonly id: string;
      readonly reportNumber: string;
      readonly revision: number;
      readonly warnings: readonly Warning[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Warning[] }
  | { readonly kind: 'conflict'; readonly current: WholeReportFragment }
  | { readonly kind: 'gone' };

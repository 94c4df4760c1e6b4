import type { PlainDate } from '@register/kernel';

/** What is asked, as it comes from outside. */
export interface FiguresRequest {
  readonly measure: string;
  readonly by: readonly string[];
  readonly from?: PlainDate | null | undefined;
  readonly to?: PlainDate | null | undefined;
  readonly asOf?: PlainDate | null | undefined;
  readonly filter: readonly FigureFilter[];
}

export interface FigureFilter {
  readonly dimension: string;
  readonly members: readonly string[];
}

import type { Marts } from '@register/warehouse';

/** The one thing asked of the marts: rows of a SELECT. */
export type MartsReader = Pick<Marts, 'query'>;

import { legalDate, type PlainDate } from '@register/kernel';
import { MEMBER_DIMENSIONS, type MemberDimension } from '../measures/dimension';
import { unavailable, type FigureUnavailable } from '../unavailable';
import type { MartsReader } from './reader';

/** What the last build of the marts holds. */
export interface Refresh {
  readonly builtAt: Date;
  /** The same moment in seconds, as the database writes it: tells builds apart. */
  readonly version: number;
  /** Latest day that can be asked as peildatum. */
  readonly asOf: PlainDate;
  readonly registrationBegan: PlainDate;
  readonly isDemonstration: boolean;
}

export interface CatalogMember {
  readonly code: string;
  readonly label: string;
  /** Days between which it could be chosen; null is unbounded. */
  readonly validFrom: PlainDate | null;
  readonly validTo: PlainDate | null;
}

/** Refresh and members of one build. */
export interface Catalog {
  readonly refresh: Refresh;
  readonly members: ReadonlyMap<MemberDimension, readonly CatalogMember[]>;
}

interface CatalogRow {
  readonly built_at: Date;
  readonly version: number;
  readonly as_of: PlainDate;
  readonly registration_began: PlainDate | null;
  readonly is_demonstration: boolean;
  readonly dimension: string | null;
  readonly member: string;
  readonly label: string;
  readonly valid_from: PlainDate | null;
  readonly valid_to: PlainDate | null;
}

const CATALOG = `select r.built_at, extract(epoch from r.built_at)::float8 as version, r.as_of, r.registration_began, r.is_demonstration,
  m.dimension, m.member, m.label, m.valid_from, m.valid_to
from marts.mart_refresh r left join marts.dim_members m on true
order by m.dimension, m.sort_order, m.member`;

const UNDEFINED_TABLE = '42P01';

/** Reads the catalog; unavailable while the marts have not been built. */
export async function readCatalog(marts: MartsReader): Promise<Catalog | FigureUnavailable> {
  const rows = await builtOrNothing(marts.query<CatalogRow>(CATALOG, []));
  const [first] = rows;
  if (!first) return unavailable('not-refreshed', 'De cijfers zijn nog niet opgebouwd.');
  const members = new Map<MemberDimension, CatalogMember[]>(MEMBER_DIMENSIONS.map((dimension) => [dimension, []]));
  for (const row of rows) {
    const list = MEMBER_DIMENSIONS.find((dimension) => dimension === row.dimension);
    if (list) members.get(list)?.push({ code: row.member, label: row.label, validFrom: row.valid_from, validTo: row.valid_to });
  }
  return {
    refresh: {
      builtAt: first.built_at,
      version: first.version,
      asOf: first.as_of,
      registrationBegan: first.registration_began ?? legalDate(first.built_at),
      isDemonstration: first.is_demonstration,
    },
    members,
  };
}

const VERSION = 'select extract(epoch from built_at)::float8 as version from marts.mart_refresh';

/** Which build the marts are of now; undefined while there is none. */
export async function readVersion(marts: MartsReader): Promise<number | undefined> {
  return (await builtOrNothing(marts.query<{ version: number }>(VERSION, [])))[0]?.version;
}

/** Rows, or none while the tables do not exist. */
export async function builtOrNothing<T>(rows: Promise<T[]>): Promise<T[]> {
  try {
    return await rows;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
}

import type { LegalArticle, VictimGroup } from '@register/chain';
import { DomainError } from '@register/kernel';
import type { Database } from '@register/db';
import type { Kysely } from 'kysely';
import { createCodeBook } from './code-book';
import type { CodeBook, CodeTables } from './code-book';

type Db = Kysely<Database>;

const VICTIM_GROUPS: readonly VictimGroup[] = ['all', 'under-16', 'under-18', 'adult', 'none'];

function victimGroup(text: string): VictimGroup {
  const group = VICTIM_GROUPS.find((known) => known === text);
  if (group === undefined) throw new DomainError('INTERNAL', 'reference.legal_articles holds an unknown victim_group');
  return group;
}

async function loadArticles(db: Db): Promise<LegalArticle[]> {
  const rows = await db
    .selectFrom('reference.legal_articles')
    .select(['article', 'valid_from as validFrom', 'valid_to as validTo', 'name', 'complaint_required as complaintRequired'])
    .select(['victim_group', 'is_verified as isVerified'])
    .orderBy('article')
    .orderBy('valid_from')
    .execute();
  return rows.map(({ article, validFrom, validTo, name, complaintRequired, victim_group, isVerified }) => ({
    article,
    validFrom,
    validTo,
    name,
    complaintRequired,
    victimGroup: victimGroup(victim_group),
    isVerified,
  }));
}

async function loadPlaces(db: Db): Promise<Pick<CodeTables, 'units' | 'municipalities'>> {
  const units = db
    .selectFrom('reference.units')
    .select(['unit_code as unitCode', 'name', 'kind', 'valid_from as validFrom', 'valid_to as validTo'])
    .orderBy('sort_order');
  const municipalities = db
    .selectFrom('reference.municipalities')
    .select(['municipality_code as code', 'name', 'unit_code as unitCode', 'valid_from as validFrom', 'valid_to as validTo']);
  return { units: await units.execute(), municipalities: await municipalities.execute() };
}

async function loadJustice(db: Db): Promise<Pick<CodeTables, 'courts' | 'offices' | 'sepotGrounds'>> {
  const courts = db.selectFrom('reference.courts').select(['court_code as courtCode', 'name', 'instance']);
  const offices = db
    .selectFrom('reference.prosecution_offices')
    .select(['office_code as officeCode', 'name', 'number_prefixes as numberPrefixes', 'unit_code as unitCode'])
    .select(['valid_from as validFrom', 'valid_to as validTo']);
  const grounds = db
    .selectFrom('reference.sepot_grounds')
    .select(['sepot_code as sepotCode', 'label', 'is_counted as isCounted', 'valid_from as validFrom', 'valid_to as validTo'])
    .orderBy('sepot_code');
  return { courts: await courts.execute(), offices: await offices.execute(), sepotGrounds: await grounds.execute() };
}

/** Reads all dated code lists into an immutable code book; done once at service start, and again on refresh. */
export async function loadCodes(db: Db): Promise<CodeBook> {
  const codes = await db
    .selectFrom('reference.codes')
    .select(['list', 'code', 'label', 'sort_order as sortOrder', 'valid_from as validFrom', 'valid_to as validTo'])
    .execute();
  const articles = await loadArticles(db);
  return createCodeBook({ codes, articles, ...(await loadPlaces(db)), ...(await loadJustice(db)) });
}

/** The code book in use, and the way to read it anew after reference data was loaded. */
export interface CodeCache {
  current(): CodeBook;
  refresh(): Promise<CodeBook>;
}

/** Loads the code book once and keeps it until `refresh`. */
export async function createCodeCache(db: Db): Promise<CodeCache> {
  let book = await loadCodes(db);
  return {
    current: () => book,
    refresh: async () => {
      book = await loadCodes(db);
      return book;
    },
  };
}

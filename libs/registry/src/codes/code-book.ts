import { isInForceDuring } from '@register/chain';
import type { DayRange, LegalArticle } from '@register/chain';
import type { PlainDate } from '@register/kernel';

interface Dated {
  readonly validFrom: PlainDate;
  /** Last day; null while valid. */
  readonly validTo: PlainDate | null;
}

/** One code of a short list, with the period in which it may be chosen. */
export interface Code extends Dated {
  readonly list: string;
  readonly code: string;
  readonly label: string;
  readonly sortOrder: number;
}

export interface Unit extends Dated {
  readonly unitCode: string;
  readonly name: string;
  readonly kind: string;
}

export interface Municipality extends Dated {
  /** CBS code, GMnnnn. */
  readonly code: string;
  readonly name: string;
  readonly unitCode: string;
}

export interface Court {
  /** Court part of an ECLI. */
  readonly courtCode: string;
  readonly name: string;
  readonly instance: string;
}

export interface ProsecutionOffice extends Dated {
  readonly officeCode: string;
  readonly name: string;
  /** First two digits of its parketnummers. */
  readonly numberPrefixes: readonly string[];
  readonly unitCode: string | null;
}

export interface SepotGround extends Dated {
  readonly sepotCode: string;
  readonly label: string;
  readonly isCounted: boolean;
}

/** The rows of reference data that a code book is made of. */
export interface CodeTables {
  readonly codes: readonly Code[];
  readonly articles: readonly LegalArticle[];
  readonly units: readonly Unit[];
  readonly municipalities: readonly Municipality[];
  readonly courts: readonly Court[];
  readonly offices: readonly ProsecutionOffice[];
  readonly sepotGrounds: readonly SepotGround[];
}

/** Dated code lists in memory; immutable, so a refresh makes a new one. Days are inclusive. */
export interface CodeBook {
  readonly articles: readonly LegalArticle[];
  /** Codes of a list in force on a day, in order of the list; empty for an unknown list. */
  codesOn(list: string, on: PlainDate): readonly Code[];
  /** Whether a code was in force on at least one day of the range. */
  hasCode(list: string, code: string, during: DayRange): boolean;
  /** Every version of a code, in or out of force. */
  versionsOf(list: string, code: string): readonly Code[];
  article(article: string, validFrom: PlainDate): LegalArticle | null;
  unit(unitCode: string): Unit | null;
  /** The municipality as it was in the range; a range before the first borders that are loaded takes those. */
  municipalityOn(code: string, during: DayRange): Municipality | null;
  /** Municipalities in force on a day whose name starts with, or else holds, the text; at most `first`. */
  searchMunicipalities(search: string, on: PlainDate, first: number): readonly Municipality[];
  court(courtCode: string): Court | null;
  office(officeCode: string): ProsecutionOffice | null;
  sepotGroundOn(sepotCode: string, on: PlainDate): SepotGround | null;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(rows, keyOf);
}

function onDay(day: PlainDate): DayRange {
  return { first: day, last: day };
}

/** A range that ends before the table begins becomes the first day of the table. */
function fromFirstBorders(rows: readonly Municipality[]): (range: DayRange) => DayRange {
  const [firstKnown] = rows.map(({ validFrom }) => validFrom).toSorted();
  return (range) => (firstKnown === undefined || range.last === null || range.last >= firstKnown ? range : onDay(firstKnown));
}

function searchIn(rows: readonly Municipality[], search: string, on: PlainDate, first: number): readonly Municipality[] {
  const wanted = search.trim().toLocaleLowerCase('nl');
  const found = rows.filter((row) => isInForceDuring(row, onDay(on)) && row.name.toLocaleLowerCase('nl').includes(wanted));
  const startsWith = (row: Municipality) => row.name.toLocaleLowerCase('nl').startsWith(wanted);
  return [...found.filter(startsWith), ...found.filter((row) => !startsWith(row))].slice(0, first);
}

/** Builds the look-ups once; every look-up is then a map and a short scan. */
export function createCodeBook(tables: CodeTables): CodeBook {
  const codes = groupBy(tables.codes, (row) => `${row.list}/${row.code}`);
  const lists = groupBy(tables.codes, (row) => row.list);
  const municipalities = groupBy(tables.municipalities, (row) => row.code);
  const known = fromFirstBorders(tables.municipalities);
  const byName = tables.municipalities.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
  const articles = new Map(tables.articles.map((row) => [`${row.article}|${row.validFrom}`, row]));
  const units = new Map(tables.units.map((row) => [row.unitCode, row]));
  const courts = new Map(tables.courts.map((row) => [row.courtCode, row]));
  const offices = new Map(tables.offices.map((row) => [row.officeCode, row]));
  const grounds = groupBy(tables.sepotGrounds, (row) => row.sepotCode);
  const versionsOf = (list: string, code: string) => codes.get(`${list}/${code}`) ?? [];
  return {
    articles: tables.articles,
    codesOn: (list, on) =>
      (lists.get(list) ?? []).filter((row) => isInForceDuring(row, onDay(on))).toSorted((one, other) => one.sortOrder - other.sortOrder),
    hasCode: (list, code, during) => versionsOf(list, code).some((row) => isInForceDuring(row, during)),
    versionsOf,
    article: (article, validFrom) => articles.get(`${article}|${validFrom}`) ?? null,
    unit: (unitCode) => units.get(unitCode) ?? null,
    municipalityOn: (code, during) => municipalities.get(code)?.find((row) => isInForceDuring(row, known(during))) ?? null,
    searchMunicipalities: (search, on, first) => searchIn(byName, search, on, first),
    court: (courtCode) => courts.get(courtCode) ?? null,
    office: (officeCode) => offices.get(officeCode) ?? null,
    sepotGroundOn: (sepotCode, on) => grounds.get(sepotCode)?.find((row) => isInForceDuring(row, onDay(on))) ?? null,
  };
}

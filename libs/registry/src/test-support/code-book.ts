import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LegalArticle } from '@register/chain';
import { parse } from 'csv-parse/sync';
import { createCodeBook } from '../codes/code-book';
import type { CodeBook } from '../codes/code-book';

const DIRECTORY = resolve(import.meta.dirname, '../../../../sql/reference');

type Row = Readonly<Record<string, string>>;

function rowsOf(table: string): Row[] {
  return parse<Row>(readFileSync(join(DIRECTORY, `${table}.csv`), 'utf8'), { delimiter: ';', columns: true, skip_empty_lines: true });
}

const validFrom = (row: Row) => row['valid_from'] ?? '';
const validTo = (row: Row) => (row['valid_to'] === '' ? null : (row['valid_to'] ?? null));

function articles(): LegalArticle[] {
  return rowsOf('legal_articles').map((row) => ({
    article: row['article'] ?? '',
    name: row['name'] ?? '',
    complaintRequired: row['complaint_required'] === 'true',
    victimGroup: (['under-16', 'under-18', 'adult', 'none'] as const).find((group) => group === row['victim_group']) ?? 'all',
    isVerified: row['is_verified'] === 'true',
    validFrom: validFrom(row),
    validTo: validTo(row),
  }));
}

/** The code book of the reference files in the repository, for tests without a database. */
export function referenceCodeBook(): CodeBook {
  return createCodeBook({
    articles: articles(),
    codes: rowsOf('codes').map((row) => ({
      list: row['list'] ?? '',
      code: row['code'] ?? '',
      label: row['label'] ?? '',
      sortOrder: Number(row['sort_order']),
      validFrom: validFrom(row),
      validTo: validTo(row),
    })),
    units: rowsOf('units').map((row) => ({
      unitCode: row['unit_code'] ?? '',
      name: row['name'] ?? '',
      kind: row['kind'] ?? '',
      validFrom: validFrom(row),
      validTo: validTo(row),
    })),
    municipalities: rowsOf('municipalities').map((row) => ({
      code: row['municipality_code'] ?? '',
      name: row['name'] ?? '',
      unitCode: row['unit_code'] ?? '',
      validFrom: validFrom(row),
      validTo: validTo(row),
    })),
    courts: rowsOf('courts').map((row) => ({
      courtCode: row['court_code'] ?? '',
      name: row['name'] ?? '',
      instance: row['instance'] ?? '',
    })),
    offices: rowsOf('prosecution_offices').map((row) => ({
      officeCode: row['office_code'] ?? '',
      name: row['name'] ?? '',
      numberPrefixes: (row['number_prefixes'] ?? '{}').slice(1, -1).split(',').filter(Boolean),
      unitCode: row['unit_code'] === '' ? null : (row['unit_code'] ?? null),
      validFrom: validFrom(row),
      validTo: validTo(row),
    })),
    sepotGrounds: rowsOf('sepot_grounds').map((row) => ({
      sepotCode: row['sepot_code'] ?? '',
      label: row['label'] ?? '',
      isCounted: row['is_counted'] === 'true',
      validFrom: validFrom(row),
      validTo: validTo(row),
    })),
  });
}

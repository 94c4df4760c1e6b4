import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LegalArticle, VictimGroup } from '@register/chain';
import { parse } from 'csv-parse/sync';
import type { DemoBatch, DemoOptions } from './generate';
import { generateDemo } from './generate';

type Row = Record<string, string>;

const directory = resolve(import.meta.dirname, '../../../../sql/reference');

/** Rows of a reference file as text; empty is empty text. */
export function referenceRows(table: string): Row[] {
  return parse<Row>(readFileSync(resolve(directory, `${table}.csv`), 'utf8'), { delimiter: ';', columns: true });
}

const municipalities = referenceRows('municipalities').map((row) => ({
  code: row['municipality_code'] ?? '',
  unitCode: row['unit_code'] ?? '',
}));

const articles: LegalArticle[] = referenceRows('legal_articles').map((row) => ({
  article: row['article'] ?? '',
  validFrom: row['valid_from'] ?? '',
  validTo: row['valid_to'] || null,
  name: row['name'] ?? '',
  complaintRequired: row['complaint_required'] === 'true',
  victimGroup: row['victim_group'] as VictimGroup,
  isVerified: row['is_verified'] === 'true',
}));

/** Options over the reference files, on a fixed day. */
export function demoOptions(overrides: Partial<DemoOptions> = {}): DemoOptions {
  const clock = () => new Date('2026-11-24T10:00:00Z');
  return { seed: 2017, nReports: 10_000, clock, municipalities, articles, ...overrides };
}

/** All documents of a demonstration in one batch. */
export function wholeDemo(overrides: Partial<DemoOptions> = {}): DemoBatch {
  const batches = [...generateDemo(demoOptions(overrides))];
  return {
    reports: batches.flatMap((batch) => batch.reports),
    revisions: batches.flatMap((batch) => batch.revisions),
    cases: batches.flatMap((batch) => batch.cases),
    decisions: batches.flatMap((batch) => batch.decisions),
    verdicts: batches.flatMap((batch) => batch.verdicts),
    legacy: batches.flatMap((batch) => batch.legacy),
  };
}

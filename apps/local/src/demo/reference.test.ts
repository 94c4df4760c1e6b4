import { describe, expect, it } from 'vitest';
import { referenceRows } from './world.testing';

const TABLES = ['units', 'courts', 'prosecution_offices', 'arrondissements', 'municipalities', 'legal_articles', 'sepot_grounds', 'codes'];

describe('the reference files', () => {
  it.each(TABLES)('%s names a source for every row, and says in words what was not verified', (table) => {
    const rows = referenceRows(table);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => (row['source'] ?? '').length < 3)).toEqual([]);
    const unexplained = rows.filter((row) => row['is_verified'] !== 'true' && !/niet|onbekend/i.test(row['source'] ?? ''));
    expect(unexplained).toEqual([]);
  });

  it('no two versions of an article are in force on the same day', () => {
    const articles = Map.groupBy(referenceRows('legal_articles'), (row) => row['article'] ?? '');
    for (const [article, versions] of articles) {
      const inOrder = versions.toSorted((one, other) => ((one['valid_from'] ?? '') < (other['valid_from'] ?? '') ? -1 : 1));
      inOrder.slice(1).forEach((version, index) => {
        const before = inOrder[index]?.['valid_to'] ?? '';
        expect(before !== '' && before < (version['valid_from'] ?? ''), article).toBe(true);
      });
    }
  });

  it.each(['Sr 240', 'Sr 242', 'Sr 246'])('%s is another offence since 1 July 2024', (article) => {
    const names = new Map(
      referenceRows('legal_articles')
        .filter((row) => row['article'] === article)
        .map((row) => [row['valid_from'], row['name']]),
    );
    expect([...names.keys()]).toEqual(['1900-01-01', '2024-07-01']);
    expect(new Set(names.values()).size).toBe(2);
  });

  it('there are 342 municipalities of 2023, 11 arrondissements and 51 sepot grounds', () => {
    expect(new Set(referenceRows('municipalities').map((row) => row['municipality_code'])).size).toBe(342);
    expect(referenceRows('arrondissements')).toHaveLength(11);
    expect(referenceRows('sepot_grounds')).toHaveLength(51);
  });

  it('sepot ground 99 is never counted, and 04 ended with June 2022', () => {
    const grounds = new Map(referenceRows('sepot_grounds').map((row) => [row['sepot_code'], row]));
    expect([...grounds.values()].filter((row) => row['is_counted'] !== 'true').map((row) => row['sepot_code'])).toEqual(['99']);
    expect(grounds.get('04')?.['valid_to']).toBe('2022-06-30');
  });
});

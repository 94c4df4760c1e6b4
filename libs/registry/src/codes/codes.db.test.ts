import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceCodeBook } from '../test-support/code-book';
import { testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { createCodeCache } from './load-codes';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await testRegistry();
});
afterAll(() => registry.close());

const codesOn = (list: string, day: string) => registry.codes.codesOn(list, day).map(({ code }) => code);

describe('the code book', () => {
  it('holds what the reference files hold', () => {
    const files = referenceCodeBook();
    expect(registry.codes.articles.toSorted(byKey)).toEqual(files.articles.toSorted(byKey));
    expect(registry.codes.codesOn('platform', '2026-01-01')).toEqual(files.codesOn('platform', '2026-01-01'));
    expect(registry.codes.office('om-oost-nederland')).toEqual(files.office('om-oost-nederland'));
    expect(registry.codes.searchMunicipalities('', '2026-01-01', 1000)).toEqual(files.searchMunicipalities('', '2026-01-01', 1000));
  });

  it('gives a list as it was on a day, in its own order', () => {
    expect(codesOn('report-type', '2026-01-01')).toEqual(['melding', 'aangifte', 'ambtshalve']);
    expect(codesOn('platform', '2023-11-08')).toContain('omegle');
    expect(codesOn('platform', '2023-11-09')).not.toContain('omegle');
    expect(codesOn('phenomenon', '2017-12-31')).toEqual([]);
    expect(codesOn('no-such-list', '2026-01-01')).toEqual([]);
  });

  it('finds municipalities by the beginning of their name first', () => {
    const names = registry.codes.searchMunicipalities('am', '2026-01-01', 50).map(({ name }) => name);
    expect(names[0]).toMatch(/^Am/u);
    expect(names.findIndex((name) => !name.startsWith('Am'))).toBeGreaterThan(names.findLastIndex((name) => name.startsWith('Am')));
    expect(registry.codes.searchMunicipalities('am', '2026-01-01', 2)).toHaveLength(2);
  });

  it('knows what ended: units and sepot grounds', () => {
    expect(registry.codes.unit('2600')?.validTo).toBe('2023-12-31');
    expect(registry.codes.sepotGroundOn('04', '2022-06-30')).not.toBeNull();
    expect(registry.codes.sepotGroundOn('04', '2022-07-01')).toBeNull();
  });

  it('stays as it was loaded until it is refreshed', async () => {
    const cache = await createCodeCache(registry.db);
    await registry.database.sql(`insert into reference.codes values ('platform', 'nieuw', 'Nieuw', 5, '2026-01-01', null, 'test', false)`);
    const has = () => cache.current().hasCode('platform', 'nieuw', { first: '2026-02-01', last: '2026-02-01' });
    expect(has()).toBe(false);
    await cache.refresh();
    expect(has()).toBe(true);
  });
});

function byKey(one: { article: string; validFrom: string }, other: { article: string; validFrom: string }): number {
  return `${one.article}|${one.validFrom}` < `${other.article}|${other.validFrom}` ? -1 : 1;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handExposure, handModel } from '../testing/hand-graph';
import { shopGraph } from '../testing/shop-graph';
import { html, markdown } from './html';
import { BOX_HEIGHT, layOut, type Box } from './layout';
import { docsPage } from './page';
import { closestWithGaps } from './spread';

const generatedAt = new Date('2026-01-01T12:00:00Z');
const result = (id: string, status: string, failures: number | null = null) => ({ unique_id: id, status, execution_time: 0.5, failures });

describe('a layout', () => {
  /** Boxes that each read some of those before. */
  const boxes: fc.Arbitrary<readonly Box[]> = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 25 }).map((reads) =>
    reads.map((parents, index) => ({
      id: `n${index}`,
      width: 40 + ((index * 13) % 50),
      parents: [...new Set(parents.filter((parent) => parent < index).map((parent) => `n${parent}`))],
    })),
  );

  it('puts every box right of all that it reads, and none over another', () => {
    fc.assert(
      fc.property(boxes, (given) => {
        const layout = layOut(given);
        const placed = new Map(layout.boxes.map((box) => [box.id, box]));
        for (const box of given) {
          for (const parent of box.parents) {
            const left = placed.get(parent);
            expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(placed.get(box.id)?.x ?? 0);
          }
        }
        for (const [index, a] of layout.boxes.entries()) {
          for (const b of layout.boxes.slice(index + 1)) {
            const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || Math.abs(a.y - b.y) >= BOX_HEIGHT;
            expect(isApart).toBe(true);
          }
          expect(a.x >= 0 && a.y >= BOX_HEIGHT / 2 && a.x + a.width <= layout.width && a.y + BOX_HEIGHT / 2 <= layout.height).toBe(true);
        }
        expect(layout.lines).toHaveLength(given.reduce((sum, box) => sum + box.parents.length, 0));
      }),
    );
  });

  it('of nothing is empty', () => {
    expect(layOut([])).toMatchObject({ boxes: [], lines: [] });
  });

  it('moves places that are too near as little as can be', () => {
    expect(closestWithGaps([0, 0, 50], 10)).toEqual([-5, 5, 50]);
  });
});

describe('text in the page', () => {
  it('is escaped unless it is HTML itself', () => {
    expect(html`<p title="${'"a" & <b>'}">${html`<b>${1}</b>`}${false}</p>`.text).toBe(
      '<p title="&quot;a&quot; &amp; &lt;b&gt;"><b>1</b></p>',
    );
  });

  it('of descriptions may be Markdown', () => {
    expect(markdown('One **row** per `id`.\n\n- a\n- <b>').text).toBe(
      '<p>One <strong>row</strong> per <code>id</code>.</p><ul><li>a</li><li>&lt;b&gt;</li></ul>',
    );
  });
});

describe('the page', () => {
  const page = docsPage({
    graph: shopGraph(),
    generatedAt,
    results: {
      metadata: { dbt_schema_version: '', generated_at: '2026-01-01T11:00:00Z' },
      args: {},
      results: [
        result('model.shop.orders', 'success'),
        result('test.shop.both', 'fail', 2),
        result('test.shop.positive_orders_id.8e', 'pass'),
      ],
    },
    compiled: new Map([
      [
        'model.shop.orders',
        { node: handModel('model.shop.orders', 'models/a.sql'), sql: 'select compiled', lead: 0, preHooks: [], postHooks: [] },
      ],
    ]),
    columns: new Map([['model.shop.orders', [{ name: 'amount', type: 'numeric(10,2)' }]]]),
    freshness: new Map([
      ['source.shop.web.orders', { status: 'warn', maxLoadedAt: new Date('2025-12-30T00:00:00Z'), snapshottedAt: generatedAt }],
    ]),
  });
  const part = (id: string) =>
    page.slice(page.indexOf(`<article id="${id}"`), page.indexOf('</article>', page.indexOf(`<article id="${id}"`)));

  it('loads nothing from anywhere', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(script|img|iframe|link)[^>]*\s(src|href)="(?!data:)/);
    expect(page).not.toMatch(/url\(|@import|https?:/);
  });

  it.each([
    ['grain', /One row per.*?id/s],
    ['columns with type', /<code>id<\/code>.*?integer.*?<code>status<\/code>/s],
    ['types of the database', /<code>amount<\/code>.*?numeric\(10,2\)/s],
    ['tests with their last result', /positive[\s\S]*?pass[\s\S]*?both[\s\S]*?fail[\s\S]*?2 rows/],
    ['tests that were not run', /no_negative[\s\S]*?not in the last run/],
    ['unit tests', /sums_payments[\s\S]*?unit test/],
    ['the source', /ref\(&#39;stg_orders&#39;\)/],
    ['the compiled SQL', /select compiled/],
    ['what it reads', /Reads[\s\S]*?href="#model\.shop\.stg_orders"/],
    ['who reads it', /Read by[\s\S]*?href="#exposure\.shop\.board"/],
    ['a picture of its lineage', /<svg[\s\S]*?data-from="seed\.shop\.payments_raw" data-to="model\.shop\.stg_payments"/],
    ['the last run', /Last run[\s\S]*?success[\s\S]*?0\.50 s/],
  ])('shows of a model: %s', (_, expected) => {
    expect(part('model.shop.orders')).toMatch(expected);
  });

  it('leaves out of a picture what has nothing to do with the node', () => {
    expect(part('model.shop.orders')).not.toContain('model.shop.customers');
  });

  it('shows how fresh a source is', () => {
    expect(part('source.shop.web.orders')).toMatch(/warn[\s\S]*?2025-12-30T00:00:00\.000Z/);
  });

  it('names in front what failed', () => {
    expect(page).toMatch(/Failed in the last run:[\s\S]*?customers[\s\S]*?orders/);
  });

  it('links an exposure only to an address of the web', () => {
    const withUrl = (url: string) =>
      docsPage({ graph: shopGraph({ 'exposure.shop.board': handExposure('exposure.shop.board', 'models/a.yml', { url }) }), generatedAt });
    expect(withUrl('https://example.org/x')).toContain('<a href="https://example.org/x">');
    expect(withUrl('javascript:alert(1)')).not.toContain('href="javascript');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Provenance } from './chart-card';
import { text } from './text';

const rule = 'Aantallen van 1 tot en met 9 worden niet getoond.';
const table = {
  __typename: 'FigureTable' as const,
  measure: { code: 'reports', label: 'Meldingen', unit: 'melding', periodBasis: 'dag van ontvangst', definition: 'Alle meldingen.' },
  from: '2018-01-01',
  to: '2025-12-31',
  asOf: '2026-02-01',
  dimensions: [],
  isAdditive: true,
  cells: [],
  policy: `${rule} Over 2026 is op deze peildatum nog te weinig geregistreerd.`,
};

describe('the protection of persons beside a figure', () => {
  it('is left to the page when it is the rule that stands there', () => {
    expect(renderToStaticMarkup(<Provenance table={table} pagePolicy={table.policy} />)).not.toContain(text.policy);
  });

  it.each([[rule], [null]])('is given whole when the page says %j', (pagePolicy) => {
    const shown = renderToStaticMarkup(<Provenance table={table} pagePolicy={pagePolicy} />);
    expect(shown).toContain(text.policy);
    expect(shown).toContain(table.policy);
    expect(shown).toContain('31 december 2025');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FreshnessOf } from './freshness';
import { text } from './text';

const builtAt = '2026-11-24T09:32:00.000Z';

describe('above figures stands', () => {
  it('until when they were refreshed, in Dutch time', () => {
    const shown = renderToStaticMarkup(<FreshnessOf builtAt={builtAt} trouble={null} />);
    expect(shown).toContain('Cijfers bijgewerkt tot 24 nov 2026, 10:32.');
    expect(shown).not.toContain(text.troubleTitle);
  });

  it.each([
    ['failed', text.troubleFailed],
    ['late', text.troubleLate],
  ])('a warning with the same moment when a refresh is %s', (trouble, words) => {
    const shown = renderToStaticMarkup(<FreshnessOf builtAt={builtAt} trouble={trouble} />);
    for (const part of [text.troubleTitle, words, '24 nov 2026, 10:32']) expect(shown).toContain(part);
  });

  it('nothing while there are no figures: the page says that itself', () => {
    expect(renderToStaticMarkup(<FreshnessOf builtAt={null} trouble={null} />)).toBe('');
  });
});

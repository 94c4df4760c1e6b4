import { describe, expect, it } from 'vitest';
import { fill } from './use-filled-form';

describe('a filter bar that follows the address', () => {
  it('gets the values of the address in its own fields, emptied ones included', () => {
    const fields = new Map([
      ['peildatum', { value: '1-1-2026' }],
      ['eenheid', { value: '0600' }],
      ['motief', { value: 'financieel' }],
    ]);
    fill((name) => fields.get(name) ?? null, { peildatum: '01-01-2026', eenheid: '', onbekend: 'x' });
    expect([...fields.values()].map(({ value }) => value)).toEqual(['01-01-2026', '', 'financieel']);
  });
});

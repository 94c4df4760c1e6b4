import { describe, expect, it } from 'vitest';
import { labelOf } from './filter-members';

describe('a chosen filter in words', () => {
  it('is the label of the member, and the code only when there is no such member', () => {
    const units = [{ code: '0600', label: 'Oost-Nederland' }];
    expect(labelOf(units, '0600')).toBe('Oost-Nederland');
    expect(labelOf(units, '9999')).toBe('9999');
  });
});

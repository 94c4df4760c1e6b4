import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed-text';

const key = randomBytes(32);
const place = randomBytes(32);

describe('sealed text', () => {
  it.each(['', 'een token', 'ëé€'.repeat(1000)])('opens with its key at its place', (text) => {
    expect(unseal(seal(text, key, place), key, place)).toBe(text);
  });

  it('is never the same twice', () => {
    expect(seal('token', key, place)).not.toBe(seal('token', key, place));
  });

  it('stays shut under another key, in another row, cut short or with one bit changed', () => {
    const sealed = seal('token', key, place);
    const changed = Buffer.from(sealed, 'base64url');
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    expect(unseal(sealed, randomBytes(32), place)).toBeNull();
    expect(unseal(sealed, key, randomBytes(32))).toBeNull();
    expect(unseal(sealed.slice(0, 20), key, place)).toBeNull();
    expect(unseal(changed.toString('base64url'), key, place)).toBeNull();
  });
});

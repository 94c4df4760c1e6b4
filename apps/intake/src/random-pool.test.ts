import { expect, it } from 'vitest';
import { randomPool } from './random-pool';

it('never gives the same bytes twice, also across blocks', () => {
  const random = randomPool();
  const drawn = Array.from({ length: 2_000 }, () => Buffer.from(random(10)).toString('hex'));
  expect(new Set(drawn).size).toBe(2_000);
  expect(drawn.every((text) => text.length === 20)).toBe(true);
});

it('gives more than a block when asked', () => {
  expect(randomPool()(10_000)).toHaveLength(10_000);
});

import { randomFillSync } from 'node:crypto';

const BLOCK_BYTES = 4096;

/** A source of random bytes that asks the system for a block at a time: ten bytes at a time cost more than all the rest of making an id. */
export function randomPool(): (size: number) => Uint8Array {
  let block = new Uint8Array(0);
  let used = 0;
  return (size) => {
    if (used + size > block.length) {
      block = randomFillSync(new Uint8Array(Math.max(BLOCK_BYTES, size)));
      used = 0;
    }
    used += size;
    return block.subarray(used - size, used);
  };
}

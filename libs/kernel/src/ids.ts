import type { Clock } from './clock';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** A UUID version 7 (RFC 9562): sortable by time of making; `randomBytes(10)` gives the chance. */
export function newId(clock: Clock, randomBytes: (size: number) => Uint8Array): string {
  const time = clock().getTime().toString(16).padStart(12, '0');
  const chance = randomBytes(10);
  const hex = Array.from(chance, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((chance[2] ?? 0) & 0x3f) | 0x80;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(1, 4)}-${variant.toString(16)}${hex.slice(6, 8)}-${hex.slice(8, 20)}`;
}

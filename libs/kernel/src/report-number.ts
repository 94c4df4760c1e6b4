/** Crockford's base 32: no I, L, O or U, so that a number survives a telephone call. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PAYLOAD_LENGTH = 9;
const SHAPE = /^[0-9A-Z]{2,4}-\d{2}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;

/** Luhn mod 32: notices every single wrong character and nearly every swap of neighbours. */
function checkCharacter(characters: string): string {
  let sum = 0;
  [...characters].reverse().forEach((character, index) => {
    const value = ALPHABET.indexOf(character) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 32) + (value % 32);
  });
  return ALPHABET.charAt((32 - (sum % 32)) % 32);
}

/**
 * The number people use for a report, such as `0600-26-7K3M9-QX2TA`: unit, year, 45 bits of the report id, check character.
 * Derived, so that no counter has to be locked; unique in practice, while the id stays the key.
 */
export function reportNumber(unitCode: string, year: number, reportId: string): string {
  let bits = BigInt(`0x${reportId.replaceAll('-', '').slice(-12)}`) & ((1n << 45n) - 1n);
  let payload = '';
  for (let position = 0; position < PAYLOAD_LENGTH; position += 1) {
    payload = ALPHABET.charAt(Number(bits & 31n)) + payload;
    bits >>= 5n;
  }
  const full = payload + checkCharacter(payload);
  return `${unitCode}-${String(year % 100).padStart(2, '0')}-${full.slice(0, 5)}-${full.slice(5)}`;
}

/** True when the text is shaped as a report number and its check character agrees. */
export function isReportNumber(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const full = text.slice(-11).replace('-', '');
  return checkCharacter(full.slice(0, PAYLOAD_LENGTH)) === full.slice(PAYLOAD_LENGTH);
}

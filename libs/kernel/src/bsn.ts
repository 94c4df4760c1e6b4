// Nine digits together, or grouped as people write them: 123 456 782 and 1234.56.782. Looser grouping would catch dates.
const CANDIDATE = /(?<!\d)(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?!\d)/g;

/** The eleven-test of the citizen service number (BSN). */
function passesElevenTest(digits: string): boolean {
  if (/^0+$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** True when a text holds a number that can be a BSN, also when written with spaces, dots or dashes. */
export function containsBsn(text: string): boolean {
  return (text.match(CANDIDATE) ?? []).some((candidate) => passesElevenTest(candidate.replace(/\D/g, '')));
}

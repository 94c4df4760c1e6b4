import { expect, it } from 'vitest';
import { asNew } from './as-new';
import { readReport } from './report-input';
import { emptyReport, emptySuspect, emptyVictim } from './report-values';

it('a correction is checked without the numbers of its persons in the version before, and with everything else', () => {
  const values = {
    ...emptyReport(),
    victims: [{ ...emptyVictim(), age: '16', sameAs: 1 }, emptyVictim()],
    suspects: [{ ...emptySuspect(), sameAs: 1 }],
  };
  const { input } = readReport(values);
  expect(JSON.stringify(input)).toContain('"sameAs":1');
  const unnumbered = { ...values, victims: values.victims.map((victim) => ({ ...victim, sameAs: null })), suspects: [emptySuspect()] };
  expect(asNew(input)).toEqual(readReport(unnumbered).input);
});

import { ageFitsBand } from '@register/chain';
import type { Finding } from '@register/kernel';
import { problem } from './finding';

type Optional<T> = T | null | undefined;

const OLDEST = 120;
const LARGEST_AMOUNT = 9_999_999_999.99;

/** Whether an age in whole years can be: 0 to 120. */
export function isPossibleAge(age: Optional<number>): age is number {
  return typeof age === 'number' && Number.isInteger(age) && age >= 0 && age <= OLDEST;
}

/** Findings on an age in whole years at the time of the act; with a band the two must agree. */
export function ageFindings(path: string, age: Optional<number>, band?: Optional<string>): Finding[] {
  if (age === null || age === undefined) return [];
  if (!isPossibleAge(age)) {
    return [
      problem(
        path,
        'impossible-age',
        `Deze leeftijd kan niet. Vul hele jaren in van 0 tot en met ${OLDEST}, of laat het veld leeg als de leeftijd onbekend is.`,
      ),
    ];
  }
  if (band === null || band === undefined || ageFitsBand(age, band)) return [];
  return [problem(path, 'impossible-age', `De leeftijd (${age} jaar) valt niet in de gekozen leeftijdsklasse. Verbeter een van beide.`)];
}

/** Findings on an amount: from 0, at most two decimals. */
export function amountFindings(path: string, name: string, amount: Optional<number>): Finding[] {
  if (amount === null || amount === undefined) return [];
  if (!Number.isFinite(amount) || amount < 0 || amount > LARGEST_AMOUNT) {
    return [problem(path, 'impossible-amount', `${name} kan niet. Vul een bedrag in van 0 of meer, zonder minteken.`)];
  }
  if (Math.abs(Math.round(amount * 100) - amount * 100) < 1e-4) return [];
  return [problem(path, 'impossible-amount', `${name} heeft meer dan twee cijfers achter de komma. Rond af op hele centen.`)];
}

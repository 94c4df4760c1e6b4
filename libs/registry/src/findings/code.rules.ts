import { isInForceDuring } from '@register/chain';
import type { DayRange } from '@register/chain';
import { formatDate } from '@register/kernel';
import type { Finding } from '@register/kernel';
import type { Code, CodeBook } from '../codes/code-book';
import { problem, quoted } from './finding';

/** A field that holds a code of a list. */
export interface CodeField {
  readonly path: string;
  /** In Dutch, as the form names it: 'Platform van het eerste contact'. */
  readonly name: string;
  readonly list: string;
}

function period(code: Code): string {
  const from = code.validFrom > '1900-01-01' ? `vanaf ${formatDate(code.validFrom)}` : '';
  const to = code.validTo === null ? '' : `tot en met ${formatDate(code.validTo)}`;
  return [from, to].filter((part) => part !== '').join(' ');
}

/** Unknown code, or a code in force on no day of the given ranges; a missing value gives nothing. */
export function codeFindings(codes: CodeBook, field: CodeField, value: string | null | undefined, during: readonly DayRange[]): Finding[] {
  if (value === null || value === undefined) return [];
  const versions = codes.versionsOf(field.list, value);
  const [last] = versions.toReversed();
  if (last === undefined) {
    return [
      problem(
        field.path,
        'unknown-code',
        `${field.name}: ${quoted(value)} staat niet in de codelijst "${field.list}". Kies een code uit die lijst.`,
      ),
    ];
  }
  if (during.some((range) => versions.some((version) => isInForceDuring(version, range)))) return [];
  return [
    problem(
      field.path,
      'unknown-code',
      `${field.name}: ${quoted(value)} was op de datum van het feit of van ontvangst niet in gebruik (${period(last)}). ` +
        'Kies een code die toen gold, of controleer de datums.',
    ),
  ];
}

import type { CsvTable } from '../parse/csv';

/** How the text of a column is brought to its type: the type of the table, and how a text becomes one of it. */
export interface SeedType {
  readonly type: string;
  /** Type that the text passes through on its way, e.g. a time with its zone. */
  readonly via?: string;
  /** Text that the database reads, null for null. */
  read(text: string): string | null;
}

/** A type given in YAML: the database reads the text as it stands. */
export function givenType(type: string): SeedType {
  return { type, read: nullOr((text) => text) };
}

/**
 * Types of columns, guessed as dbt does: the first of number, date, timestamp and boolean that all values have, else text; a column
 * of nulls is integer. Whole numbers too large for `integer`, which dbt cannot load, are `bigint` or `numeric`.
 */
export function guessTypes(table: CsvTable): SeedType[] {
  const guesses = table.columns.map(() => ({ left: [...GUESSES], isWhole: true, largest: 0 }));
  for (const row of table.rows()) {
    row.fields.forEach((text, index) => {
      const guess = guesses[index];
      if (!guess || isNull(text)) return;
      guess.left = guess.left.filter((type) => type.form(text));
      if (guess.left[0] !== NUMBER) return;
      guess.isWhole &&= isWhole(text);
      guess.largest = Math.max(guess.largest, Math.abs(Number(plainNumber(text))));
    });
  }
  return guesses.map(({ left, isWhole: whole, largest }) => {
    const [first] = left;
    if (first === NUMBER && whole) return { type: wholeType(largest), read: nullOr(wholeNumber) };
    return first ?? givenType('text');
  });
}

/** dbt takes the word null for null too, in every column. */
function isNull(text: string): boolean {
  const word = text.trim();
  return word === '' || word.toLowerCase() === 'null';
}

function nullOr(read: (text: string) => string): (text: string) => string | null {
  return (text) => (isNull(text) ? null : read(text));
}

interface Guess extends SeedType {
  form(text: string): boolean;
}

const NUMBER: Guess = {
  type: 'double precision',
  form: (text) => plainNumber(text) !== undefined,
  read: nullOr((text) => plainNumber(text) ?? text),
};
const TIMESTAMP = 'timestamp without time zone';
const ISO_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?|\d{8}T\d{4}(\d{2}([.,]\d+)?)?)(Z|[+-]\d{2}(:?\d{2})?)?$/;

/** In the order in which they are tried. A column is of one form throughout: dates among times make a text. */
const GUESSES: readonly Guess[] = [
  NUMBER,
  { type: 'date', form: (text) => isDate(text.trim()), read: nullOr((text) => text.trim()) },
  {
    type: TIMESTAMP,
    form: (text) => {
      const [, day = '', hour, minute, second] = /^(\S+)\s+(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(text.trim()) ?? [];
      return isDate(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
    },
    read: nullOr((text) => text.trim()),
  },
  {
    type: TIMESTAMP,
    form: (text) => {
      const [, year, month, day, hour, minute] = /^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d)/.exec(text.trim()) ?? [];
      return ISO_TIME.test(text.trim()) && isDate(`${year}-${month}-${day}`) && Number(hour) < 24 && Number(minute) < 60;
    },
    via: 'timestamp with time zone',
    read: nullOr((text) => text.trim()),
  },
  { type: 'boolean', form: (text) => /^(true|false)$/i.test(text.trim()), read: nullOr((text) => text.trim().toLowerCase()) },
];

const CURRENCIES = '؋$ƒ៛¥₡₱£€¢﷼₪₩₭₮₦฿₤₫';
const AROUND = new RegExp(`^[${CURRENCIES}]+|[${CURRENCIES}]+$`, 'g');

/** A number without the percent sign, currency and thousands separators that dbt lets pass; undefined when it is none. */
function plainNumber(text: string): string | undefined {
  const unsigned = text
    .trim()
    .replace(/^%+|%+$/g, '')
    .replace(/^-/, '')
    .replace(AROUND, '')
    .replaceAll(/[,_]/g, '')
    .trim();
  if (!/^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(unsigned)) return undefined;
  return (/^%*-/.test(text.trim()) ? '-' : '') + unsigned.replace('+', '');
}

function isWhole(text: string): boolean {
  const [mantissa = '', exponent = '0'] = (plainNumber(text) ?? '').toLowerCase().split('e');
  const decimals = (mantissa.split('.')[1] ?? '').length;
  const digits = mantissa.replace(/[.-]/g, '');
  const zeros = digits.length - digits.replace(/0+$/, '').length;
  return zeros === digits.length || Number(exponent) - decimals + zeros >= 0;
}

/** `1.0` and `1e3` are whole to dbt, and not to an integer column. */
function wholeNumber(text: string): string {
  const plain = plainNumber(text) ?? text;
  return /^(-?\d+)\.?0*$/.exec(plain)?.[1] ?? BigInt(Math.round(Number(plain))).toString();
}

function wholeType(largest: number): string {
  if (largest <= 2_147_483_647) return 'integer';
  return largest < 9e18 ? 'bigint' : 'numeric';
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return Number(year) > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

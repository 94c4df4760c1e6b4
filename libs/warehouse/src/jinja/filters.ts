import type { Arguments } from './arguments';
import { formatPercent } from './format';
import { listFilters } from './list-filters';
import { repr, textOf } from './text';
import { replaceText, stripEnd, stripStart, titleCase } from './text-methods';
import { toJson } from './json';
import { describe, Float, isFloat, isTrue, iterate, numberOf, orElse, toNumber, Tuple, Undefined, type Value } from './values';

/** A filter: the value before the bar, and its arguments. */
export type Filter = (value: Value, args: Arguments, call: FilterCalls) => Value;

/** Other filters and tests by name, for `map`, `select` and the like. */
export interface FilterCalls {
  filter(name: string, value: Value, args: readonly Value[]): Value;
  test(name: string, value: Value, args: readonly Value[]): boolean;
}

const fallback: Filter = (value, args) => {
  const missing = value instanceof Undefined || (args.flag(1, 'boolean') && !isTrue(value));
  if (!missing) return value;
  const other = args.positional.length > 0 ? args.positional[0] : (args.keywords.get('default_value') ?? args.keywords.get('default'));
  return orElse(other, '');
};

/** Jinja's filters and dbt's own; one that is not here is refused when a template is read. */
export const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['default', fallback],
  ['d', fallback],
  ['upper', (value) => textOf(value).toUpperCase()],
  ['lower', (value) => textOf(value).toLowerCase()],
  ['title', (value) => titleCase(textOf(value))],
  ['capitalize', (value) => textOf(value).slice(0, 1).toUpperCase() + textOf(value).slice(1).toLowerCase()],
  ['trim', (value, args) => stripEnd(stripStart(textOf(value), args.optionalText(0, 'chars')), args.optionalText(0, 'chars'))],
  ['replace', (value, args) => replaceText(textOf(value), args.text(0, 'old'), args.text(1, 'new'), args.number(2, 'count', -1))],
  ['string', (value) => textOf(value)],
  ['safe', (value) => value],
  ['escape', (value) => escapeHtml(textOf(value))],
  ['e', (value) => escapeHtml(textOf(value))],
  ['forceescape', (value) => escapeHtml(textOf(value))],
  [
    'striptags',
    (value) =>
      textOf(value)
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
  ],
  ['urlencode', (value) => encodeURIComponent(textOf(value)).replaceAll('%2F', '/')],
  ['center', (value, args) => center(textOf(value), args.number(0, 'width', 80))],
  ['indent', indent],
  ['truncate', truncate],
  ['wordcount', (value) => (textOf(value).match(/\w+/g) ?? []).length],
  ['wordwrap', (value, args) => wrap(textOf(value), args.number(0, 'width', 79))],
  [
    'format',
    (value, args) => formatPercent(textOf(value), args.keywords.size > 0 ? new Map(args.keywords) : new Tuple([...args.positional])),
  ],
  ['int', (value, args) => orElse(toInt(value), orElse(args.get(0, 'default'), 0))],
  ['float', (value, args) => orElse(toFloat(value), orElse(args.get(0, 'default'), new Float(0)))],
  ['abs', (value) => toNumber(Math.abs(needNumber(value, 'abs')), isFloat(value))],
  ['round', round],
  ['tojson', (value, args) => safeJson(value, args.number(0, 'indent', 0))],
  ['pprint', (value) => repr(value)],
  ['as_text', (value) => value],
  ['as_native', native],
  ['as_bool', (value) => typed(value, 'bool')],
  ['as_number', (value) => typed(value, 'number')],
  ...listFilters,
]);

function indent(value: Value, args: Arguments): Value {
  const width = args.get(0, 'width') ?? 4;
  const prefix = typeof width === 'string' ? width : ' '.repeat(args.number(0, 'width', 4));
  const [first, blank] = [args.flag(1, 'first'), args.flag(2, 'blank')];
  return textOf(value)
    .split('\n')
    .map((line, index) => ((index === 0 && !first) || (line === '' && !blank) ? line : prefix + line))
    .join('\n');
}

function truncate(value: Value, args: Arguments): Value {
  const text = textOf(value);
  const length = args.number(0, 'length', 255);
  const end = args.text(2, 'end', '...');
  if (text.length <= length + args.number(3, 'leeway', 5)) return text;
  const cut = text.slice(0, length - end.length);
  return (args.flag(1, 'killwords') ? cut : cut.replace(/\s+\S*$/, '')) + end;
}

function round(value: Value, args: Arguments): Value {
  const number = needNumber(value, 'round');
  const factor = 10 ** args.number(0, 'precision', 0);
  const method = args.text(1, 'method', 'common');
  const scaled = number * factor;
  if (method === 'ceil') return toNumber(Math.ceil(scaled) / factor, true);
  if (method === 'floor') return toNumber(Math.floor(scaled) / factor, true);
  if (!isFloat(value)) return Math.round(scaled) / factor;
  const below = Math.floor(scaled);
  // Only what is half exactly goes to the even side, as in Python.
  if (scaled - below === 0.5 && scaled / factor === number && Number.isInteger(number * factor * 2) && isExactHalf(number, factor)) {
    return toNumber((below + (below % 2 === 0 ? 0 : 1)) / factor, true);
  }
  const digits = args.number(0, 'precision', 0);
  return toNumber(digits >= 0 ? Number(number.toFixed(digits)) : Math.round(scaled) / factor, true);
}

/** JSON as Jinja's filter writes it: keys in order, and nothing that HTML would take for a tag. */
function safeJson(value: Value, indentation: number): string {
  return toJson(value, indentation, true).replace(/[<>&']/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

/** Whether a number lies exactly between two steps; only fractions of powers of two do. */
function isExactHalf(number: number, factor: number): boolean {
  return factor === 1 || Number.isInteger(number * 4) || Number.isInteger(number * 8);
}

function toInt(value: Value): number | undefined {
  const number = typeof value === 'string' ? (/^\s*[-+]?\d+(\.\d*)?\s*$/.test(value) ? Number(value) : undefined) : numberOf(value);
  return number === undefined ? undefined : Math.trunc(number);
}

function toFloat(value: Value): Value | undefined {
  const number = typeof value === 'string' ? (value.trim() === '' ? Number.NaN : Number(value)) : numberOf(value);
  return number === undefined || Number.isNaN(number) ? undefined : toNumber(number, true);
}

/** A text that is a number, true, false or none becomes that; any other text stays. */
function native(value: Value): Value {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^none$/i.test(text)) return null;
  return /^[-+]?\d+(\.\d+)?$/.test(text) ? toNumber(Number(text), text.includes('.')) : value;
}

/** The value as that type when it is one; dbt lets another pass, as in `target.type == 'x' | as_bool`, whose filter is on the text alone. */
function typed(value: Value, type: 'bool' | 'number'): Value {
  const own = native(value);
  const fits = type === 'bool' ? typeof own === 'boolean' : typeof own !== 'boolean' && numberOf(own) !== undefined;
  return fits ? own : value;
}

function needNumber(value: Value, filter: string): number {
  const number = numberOf(value);
  if (number === undefined) throw new Error(`filter '${filter}' needs a number, not ${describe(value)}`);
  return number;
}

function escapeHtml(text: string): string {
  const codes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (char) => codes[char] ?? char);
}

function center(text: string, width: number): string {
  const missing = Math.max(0, width - text.length);
  return ' '.repeat(Math.floor(missing / 2)) + text + ' '.repeat(Math.ceil(missing / 2));
}

function wrap(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of iterate(text.split(/\s+/)).map(textOf)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

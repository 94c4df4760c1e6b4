import { repr, textOf } from './text';
import { describe, isFloat, numberOf, Tuple, Undefined, type Keywords, type Value } from './values';

/** Python's `text % values`. */
export function formatPercent(pattern: string, given: Value): string {
  const values = given instanceof Tuple ? [...given.items] : [given];
  let next = 0;
  return pattern.replace(
    /%(?:\((\w+)\))?([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (all, key?: string, flags = '', width = '', digits = '', type = '') => {
      if (type === '%') return '%';
      const value = key === undefined ? values[next++] : given instanceof Map ? given.get(key) : undefined;
      if (value === undefined) throw new Error(`no value for ${all}`);
      return pad(convert(value, String(type), digits === '' ? undefined : Number(digits), String(flags)), String(width), String(flags));
    },
  );
}

/** Python's `text.format(...)`. */
export function formatBraces(pattern: string, args: readonly Value[], keywords: Keywords): string {
  let next = 0;
  return pattern.replace(/\{\{|\}\}|\{([^{}:!]*)(?:!([rs]))?(?::([^{}]*))?\}/g, (all, field?: string, conversion?: string, spec = '') => {
    if (all === '{{') return '{';
    if (all === '}}') return '}';
    const [first = '', ...path] = (field ?? '').split(/[.[]/).map((part) => part.replace(/\]$/, ''));
    let value = first === '' ? args[next++] : /^\d+$/.test(first) ? args[Number(first)] : keywords.get(first);
    for (const part of path) value = value instanceof Map ? value.get(part) : Array.isArray(value) ? value[Number(part)] : undefined;
    if (value === undefined) throw new Error(`format(): no value for ${all}`);
    return conversion === 'r' ? repr(value) : formatValue(value, String(spec));
  });
}

/** Python's format specification for one value, e.g. `05d`, `.2f`, `>10`, `,`. */
export function formatValue(value: Value, spec: string): string {
  const match = /^(?:(.)?([<>^=]))?([-+ ])?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/.exec(spec);
  if (!match) throw new Error(`format '${spec}' is not supported`);
  const [, fill, align, sign = '', zero, width, group, digits, type] = match;
  const number = numberOf(value);
  let text =
    type || digits !== undefined
      ? convert(value, type ?? (number === undefined ? 's' : 'g'), digits === undefined ? undefined : Number(digits), sign)
      : textOf(value);
  if (group) text = text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, group));
  const missing = Math.max(0, Number(width ?? 0) - text.length);
  const filler = fill ?? (zero ? '0' : ' ');
  const side = align ?? (number === undefined ? '<' : '>');
  if (side === '<') return text + filler.repeat(missing);
  if (side === '^') return filler.repeat(Math.floor(missing / 2)) + text + filler.repeat(Math.ceil(missing / 2));
  if (filler === '0' && /^[-+]/.test(text)) return text.slice(0, 1) + filler.repeat(missing) + text.slice(1);
  return filler.repeat(missing) + text;
}

function convert(value: Value, type: string, digits: number | undefined, flags: string): string {
  if (value instanceof Undefined) value.check();
  if (type === 's') return digits === undefined ? textOf(value) : textOf(value).slice(0, digits);
  if (type === 'r') return repr(value);
  const number = numberOf(value);
  if (number === undefined) throw new Error(`format %${type} needs a number, not ${describe(value)}`);
  const sign = number >= 0 && flags.includes('+') ? '+' : '';
  switch (type) {
    case 'd':
    case 'i':
      return sign + String(Math.trunc(number));
    case 'f':
    case 'F':
      return sign + number.toFixed(digits ?? 6);
    case 'e':
      return sign + number.toExponential(digits ?? 6).replace(/e([-+])(\d)$/, 'e$10$2');
    case 'x':
      return number.toString(16);
    case 'X':
      return number.toString(16).toUpperCase();
    case 'o':
      return number.toString(8);
    case 'b':
      return number.toString(2);
    case '%':
      return `${(number * 100).toFixed(digits ?? 6)}%`;
    case 'g':
      return (
        sign +
        (digits === undefined ? String(number) : String(Number(number.toPrecision(digits)))) +
        (isFloat(value) && digits === undefined && Number.isInteger(number) ? '.0' : '')
      );
    default:
      throw new Error(`format %${type} is not supported`);
  }
}

function pad(text: string, width: string, flags: string): string {
  const length = Number(width || 0);
  if (flags.includes('-')) return text.padEnd(length);
  if (flags.includes('0'))
    return /^[-+]/.test(text) ? text.slice(0, 1) + text.slice(1).padStart(length - 1, '0') : text.padStart(length, '0');
  return text.padStart(length);
}

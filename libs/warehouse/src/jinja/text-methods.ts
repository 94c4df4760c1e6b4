import type { Arguments } from './arguments';
import { formatBraces } from './format';
import { textOf } from './text';
import { iterate, Tuple, type Value } from './values';

export type Methods = Readonly<Record<string, (args: Arguments) => Value>>;

/** Python's methods of a text. */
export function textMethods(text: string): Methods {
  const pad = (side: 'l' | 'r' | 'c') => (args: Arguments) => {
    const missing = Math.max(0, args.number(0, 'width') - text.length);
    const fill = args.text(1, 'fillchar', ' ');
    const left = side === 'r' ? missing : side === 'l' ? 0 : Math.floor(missing / 2);
    return fill.repeat(left) + text + fill.repeat(missing - left);
  };
  const index = (name: string, find: (part: string) => number) => (args: Arguments) => {
    const place = find(args.text(0, 'sub'));
    if (place < 0 && name.endsWith('index')) throw new Error(`'${args.text(0, 'sub')}' is not in the text`);
    return place;
  };
  return {
    upper: () => text.toUpperCase(),
    lower: () => text.toLowerCase(),
    casefold: () => text.toLowerCase(),
    title: () => titleCase(text),
    capitalize: () => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
    swapcase: () => [...text].map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(''),
    strip: (args) => stripEnd(stripStart(text, args.optionalText(0, 'chars')), args.optionalText(0, 'chars')),
    lstrip: (args) => stripStart(text, args.optionalText(0, 'chars')),
    rstrip: (args) => stripEnd(text, args.optionalText(0, 'chars')),
    startswith: (args) => anyOf(args.need(0, 'prefix')).some((prefix) => text.startsWith(prefix)),
    endswith: (args) => anyOf(args.need(0, 'suffix')).some((suffix) => text.endsWith(suffix)),
    removeprefix: (args) => (text.startsWith(args.text(0, 'prefix')) ? text.slice(args.text(0, 'prefix').length) : text),
    removesuffix: (args) => (text.endsWith(args.text(0, 'suffix')) ? text.slice(0, text.length - args.text(0, 'suffix').length) : text),
    split: (args) => split(text, args.optionalText(0, 'sep'), args.number(1, 'maxsplit', -1)),
    rsplit: (args) => rsplit(text, args.optionalText(0, 'sep'), args.number(1, 'maxsplit', -1)),
    splitlines: () => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/)),
    partition: (args) => partition(text, args.text(0, 'sep'), text.indexOf(args.text(0, 'sep'))),
    rpartition: (args) => partition(text, args.text(0, 'sep'), text.lastIndexOf(args.text(0, 'sep'))),
    join: (args) => iterate(args.need(0, 'items')).map(textOf).join(text),
    replace: (args) => replaceText(text, args.text(0, 'old'), args.text(1, 'new'), args.number(2, 'count', -1)),
    format: (args) => formatBraces(text, args.positional, args.keywords),
    find: index('find', (part) => text.indexOf(part)),
    rfind: index('rfind', (part) => text.lastIndexOf(part)),
    index: index('index', (part) => text.indexOf(part)),
    count: (args) => text.split(args.text(0, 'sub')).length - 1,
    ljust: pad('l'),
    rjust: pad('r'),
    center: pad('c'),
    zfill: (args) =>
      /^[-+]/.test(text)
        ? text.slice(0, 1) + text.slice(1).padStart(args.number(0, 'width') - 1, '0')
        : text.padStart(args.number(0, 'width'), '0'),
    isdigit: () => /^\p{Nd}+$/u.test(text),
    isnumeric: () => /^\p{N}+$/u.test(text),
    isdecimal: () => /^\p{Nd}+$/u.test(text),
    isalpha: () => /^\p{L}+$/u.test(text),
    isalnum: () => /^[\p{L}\p{N}]+$/u.test(text),
    isspace: () => /^\s+$/.test(text),
    isupper: () => text !== text.toLowerCase() && text === text.toUpperCase(),
    islower: () => text !== text.toUpperCase() && text === text.toLowerCase(),
  };
}

export function titleCase(text: string): string {
  return text.toLowerCase().replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Replaces a part of a text, at most `count` times (all when negative). */
export function replaceText(text: string, from: string, to: string, count: number): string {
  if (count < 0) return text.replaceAll(from, () => to);
  const parts = text.split(from);
  return parts.reduce((joined, part, index) => joined + (index <= count ? to : from) + part);
}

export function stripStart(text: string, chars: string | undefined): string {
  if (chars === undefined) return text.trimStart();
  let start = 0;
  while (start < text.length && chars.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

export function stripEnd(text: string, chars: string | undefined): string {
  if (chars === undefined) return text.trimEnd();
  let end = text.length;
  while (end > 0 && chars.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function anyOf(value: Value): string[] {
  return value instanceof Tuple ? value.items.map(textOf) : [textOf(value)];
}

function split(text: string, separator: string | undefined, most: number): string[] {
  if (separator === '') throw new Error('split(): the separator is empty');
  const parts =
    separator === undefined
      ? text
          .trim()
          .split(/\s+/)
          .filter((part) => part !== '')
      : text.split(separator);
  if (most < 0 || parts.length <= most + 1) return parts;
  if (separator !== undefined) return [...parts.slice(0, most), parts.slice(most).join(separator)];
  const rest = text.trimStart().replace(new RegExp(`^(?:\\S+\\s+){${most}}`), '');
  return [...parts.slice(0, most), rest];
}

function rsplit(text: string, separator: string | undefined, most: number): string[] {
  const parts = split(text, separator, -1);
  if (most < 0 || parts.length <= most + 1) return parts;
  const kept = parts.length - most;
  return [parts.slice(0, kept).join(separator ?? ' '), ...parts.slice(kept)];
}

function partition(text: string, separator: string, at: number): Tuple {
  return at < 0 ? new Tuple([text, '', '']) : new Tuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
}

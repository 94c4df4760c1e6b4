import { func, type Arguments } from '../jinja/arguments';
import { textOf } from '../jinja/text';
import { Func, Thing, Tuple, type Value } from '../jinja/values';
import { methods } from './date-value';

const FLAGS: Readonly<Record<string, string>> = {
  VERBOSE: 'x',
  X: 'x',
  IGNORECASE: 'i',
  I: 'i',
  MULTILINE: 'm',
  M: 'm',
  DOTALL: 's',
  S: 's',
};

/** `modules.re`: match, fullmatch, search, findall, sub, split, compile and escape. */
export const regexModule: Thing = new Thing({
  kind: 'modules.re',
  attributes: (name) => {
    if (name === 'escape') return func('escape', (args) => args.text(0, 'pattern').replace(/[^\w\s]/g, '\\$&'));
    if (Object.hasOwn(FLAGS, name)) return `(?${FLAGS[name]})`;
    if (name === 'compile') return func('compile', (args) => compiled(args.text(0, 'pattern'), flagsOf(args, 1)));
    const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
    return call && func(name, (args) => call(args.text(0, 'pattern'), args, 1));
  },
});

type Call = (pattern: string, args: Arguments, from: number, flags?: string) => Value;

const CALLS: Readonly<Record<string, Call>> = {
  match: (pattern, args, from, flags = flagsOf(args, from + 1)) => matchOf(regex(`^(?:${pattern})`, flags).exec(args.text(from, 'string'))),
  fullmatch: (pattern, args, from, flags = flagsOf(args, from + 1)) =>
    matchOf(regex(`^(?:${pattern})$`, flags).exec(args.text(from, 'string'))),
  search: (pattern, args, from, flags = flagsOf(args, from + 1)) => matchOf(regex(pattern, flags).exec(args.text(from, 'string'))),
  findall: (pattern, args, from, flags = flagsOf(args, from + 1)) =>
    [...args.text(from, 'string').matchAll(regex(pattern, `${flags}g`))].map((match): Value => {
      const groups = match.slice(1).map((group) => group ?? '');
      return groups.length === 0 ? match[0] : groups.length === 1 ? (groups[0] ?? '') : new Tuple(groups);
    }),
  sub: (pattern, args, from, flags = flagsOf(args, from + 3)) => substitute(pattern, args, from, flags),
  split: (pattern, args, from, flags = flagsOf(args, from + 2)) =>
    args
      .text(from, 'string')
      .split(regex(pattern, flags))
      .map((part) => part ?? null),
};

function compiled(pattern: string, flags: string): Thing {
  return new Thing({
    kind: 'pattern',
    attributes: (name) => {
      if (name === 'pattern') return pattern;
      const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
      return call && func(name, (args) => call(pattern, args, 0, flags));
    },
  });
}

function substitute(pattern: string, args: Arguments, from: number, flags: string): string {
  const by = args.need(from, 'repl');
  const count = args.number(from + 2, 'count', 0);
  let done = 0;
  return args.text(from + 1, 'string').replace(regex(pattern, `${flags}g`), (...match: unknown[]) => {
    const whole = String(match[0]);
    if (count > 0 && done >= count) return whole;
    done += 1;
    const found = regex(pattern, flags).exec(whole);
    if (by instanceof Func) return textOf(by.call([matchOf(found)], new Map()));
    return textOf(by).replace(/\\(?:g<(\w+)>|(\d))/g, (_, name?: string, digit?: string) => {
      const key = name ?? digit ?? '0';
      return /^\d+$/.test(key) ? String(match[Number(key)] ?? '') : (found?.groups?.[key] ?? '');
    });
  });
}

function flagsOf(args: Arguments, index: number): string {
  return (args.optionalText(index, 'flags') ?? '').replace(/[^imsx]/g, '');
}

/** A regular expression of Python as JavaScript writes it. */
function regex(pattern: string, flags: string): RegExp {
  const own = [...pattern.matchAll(/\(\?([imsx]+)\)/g)].map((match) => match[1]).join('');
  const all = [...new Set(flags + own)];
  const bare = pattern.replace(/\(\?[imsx]+\)/g, '');
  const text = (all.includes('x') ? withoutBlanks(bare) : bare)
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\\A/g, '^')
    .replace(/\\Z/g, '$');
  return new RegExp(text, all.filter((flag) => flag !== 'x').join(''));
}

/** A verbose pattern without its blanks and comments; those in classes and behind a backslash stay. */
function withoutBlanks(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#[^\n]*/g, (part) => (/^[\s#]/.test(part) ? '' : part));
}

function matchOf(match: RegExpExecArray | null): Value {
  if (!match) return null;
  const group = (key: Value): Value => (typeof key === 'number' ? (match[key] ?? null) : (match.groups?.[textOf(key)] ?? null));
  return new Thing({
    kind: 'match',
    attributes: methods({
      group: (args) => (args.positional.length <= 1 ? group(args.get(0, 'group') ?? 0) : new Tuple(args.positional.map(group))),
      groups: () => new Tuple(match.slice(1).map((text) => text ?? null)),
      groupdict: () => new Map<Value, Value>(Object.entries(match.groups ?? {}).map(([key, text]) => [key, text ?? null])),
      start: () => match.index,
      end: () => match.index + match[0].length,
      span: () => new Tuple([match.index, match.index + match[0].length]),
    }),
    item: group,
  });
}

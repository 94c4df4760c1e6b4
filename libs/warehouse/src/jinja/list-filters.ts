import type { Arguments } from './arguments';
import { entriesOf } from './collection-methods';
import type { Filter, FilterCalls } from './filters';
import { attributeOf, itemOf } from './methods';
import { operate } from './operators';
import { textOf } from './text';
import { compare, equal, isTrue, iterate, orElse, Thing, Tuple, Undefined, type Value } from './values';

/** Filters over lists, tuples, dicts and texts. */
export const listFilters: readonly (readonly [string, Filter])[] = [
  ['list', (value) => [...iterate(value)]],
  ['length', count],
  ['count', count],
  ['first', (value) => orElse(iterate(value)[0], new Undefined('first'))],
  ['last', (value) => orElse(iterate(value).at(-1), new Undefined('last'))],
  ['reverse', (value) => (typeof value === 'string' ? [...value].toReversed().join('') : [...iterate(value)].toReversed())],
  [
    'join',
    (value, args) =>
      itemsBy(value, args.get(1, 'attribute'))
        .map(textOf)
        .join(args.text(0, 'd', '')),
  ],
  [
    'sum',
    (value, args) =>
      itemsBy(value, args.get(0, 'attribute')).reduce<Value>((total, item) => operate('+', total, item), args.get(1, 'start') ?? 0),
  ],
  ['min', (value, args) => extreme(value, args, -1)],
  ['max', (value, args) => extreme(value, args, 1)],
  ['sort', (value, args) => sorted(iterate(value), args.get(2, 'attribute'), args.flag(1, 'case_sensitive'), args.flag(0, 'reverse'))],
  ['unique', (value, args) => unique(iterate(value), args.get(1, 'attribute'), args.flag(0, 'case_sensitive'))],
  ['batch', (value, args) => batch(iterate(value), args.number(0, 'linecount'), args.get(1, 'fill_with'))],
  ['slice', (value, args) => slices(iterate(value), args.number(0, 'slices'), args.get(1, 'fill_with'))],
  ['items', (value) => (value instanceof Undefined ? [] : entriesOf(value).map((pair) => new Tuple(pair)))],
  ['dictsort', dictsort],
  ['groupby', groupby],
  ['map', map],
  ['attr', (value, args) => attributeOf(value, args.text(0, 'name'))],
  ['select', (value, args, call) => some(value).filter((item) => passes(item, args, 0, call))],
  ['reject', (value, args, call) => some(value).filter((item) => !passes(item, args, 0, call))],
  ['selectattr', (value, args, call) => some(value).filter((item) => passes(by(item, args.need(0, 'attribute')), args, 1, call))],
  ['rejectattr', (value, args, call) => some(value).filter((item) => !passes(by(item, args.need(0, 'attribute')), args, 1, call))],
];

/** Items, of which nothing has none: these filters let any empty value pass. */
function some(value: Value): readonly Value[] {
  return isTrue(value) ? iterate(value) : [];
}

function count(value: Value): number {
  return iterate(value).length;
}

/** Value at a path such as `a.b.0` of an item. */
function by(item: Value, attribute: Value): Value {
  if (typeof attribute === 'number') return itemOf(item, attribute);
  return textOf(attribute)
    .split('.')
    .reduce<Value>((value, part) => (/^\d+$/.test(part) ? itemOf(value, Number(part)) : itemOf(value, part)), item);
}

function itemsBy(value: Value, attribute: Value | undefined): readonly Value[] {
  const items = iterate(value);
  return attribute === undefined || attribute === null ? items : items.map((item) => by(item, attribute));
}

function folded(value: Value, caseSensitive: boolean): Value {
  return typeof value === 'string' && !caseSensitive ? value.toLowerCase() : value;
}

function extreme(value: Value, args: Arguments, sign: 1 | -1): Value {
  const attribute = args.get(1, 'attribute');
  const key = (item: Value) =>
    folded(attribute === undefined || attribute === null ? item : by(item, attribute), args.flag(0, 'case_sensitive'));
  const items = iterate(value);
  const [first] = items;
  if (first === undefined) return new Undefined(sign === 1 ? 'max' : 'min');
  return items.reduce<Value>((best, item) => (compare(key(item), key(best)) * sign > 0 ? item : best), first);
}

function sorted(items: readonly Value[], attribute: Value | undefined, caseSensitive: boolean, reverse: boolean): Value[] {
  const paths = typeof attribute === 'string' ? attribute.split(',').map((path) => path.trim()) : [];
  const keys = (item: Value) =>
    paths.length === 0 ? [folded(item, caseSensitive)] : paths.map((path) => folded(by(item, path), caseSensitive));
  return items.toSorted((a, b) => compare(keys(a), keys(b)) * (reverse ? -1 : 1));
}

function unique(items: readonly Value[], attribute: Value | undefined, caseSensitive: boolean): Value[] {
  const key = (item: Value) => folded(attribute === undefined || attribute === null ? item : by(item, attribute), caseSensitive);
  const seen: Value[] = [];
  return items.filter((item) => {
    const own = key(item);
    if (seen.some((other) => equal(other, own))) return false;
    seen.push(own);
    return true;
  });
}

function batch(items: readonly Value[], size: number, fill: Value | undefined): Value[] {
  const rows: Value[][] = [];
  for (let at = 0; at < items.length; at += size) rows.push(items.slice(at, at + size));
  const last = rows.at(-1);
  if (last && fill !== undefined && fill !== null) while (last.length < size) last.push(fill);
  return rows;
}

function slices(items: readonly Value[], columns: number, fill: Value | undefined): Value[] {
  const [each, more] = [Math.floor(items.length / columns), items.length % columns];
  let at = 0;
  return Array.from({ length: columns }, (_, index) => {
    const part = items.slice(at, (at += each + (index < more ? 1 : 0)));
    return fill !== undefined && fill !== null && index >= more ? [...part, fill] : part;
  });
}

function dictsort(value: Value, args: Arguments): Value {
  const place = args.text(1, 'by', 'key') === 'value' ? 1 : 0;
  const caseSensitive = args.flag(0, 'case_sensitive');
  return entriesOf(value)
    .toSorted((a, b) => compare(folded(a[place], caseSensitive), folded(b[place], caseSensitive)) * (args.flag(2, 'reverse') ? -1 : 1))
    .map((pair) => new Tuple(pair));
}

function groupby(value: Value, args: Arguments): Value {
  const attribute = args.need(0, 'attribute');
  const groups: { readonly key: Value; readonly items: Value[] }[] = [];
  for (const item of sorted(iterate(value), attribute, false, false)) {
    const key = by(item, attribute);
    const last = groups.at(-1);
    if (last && equal(last.key, key)) last.items.push(item);
    else groups.push({ key, items: [item] });
  }
  return groups.map(({ key, items }) => new Thing({ kind: 'group', attributes: { grouper: key, list: items }, items: () => [key, items] }));
}

function map(value: Value, args: Arguments, call: FilterCalls): Value {
  const attribute = args.keywords.get('attribute');
  if (attribute !== undefined) {
    const missing = args.keywords.get('default');
    return some(value).map((item) => {
      const found = by(item, attribute);
      return found instanceof Undefined && missing !== undefined ? missing : found;
    });
  }
  const [name, ...rest] = args.positional;
  if (typeof name !== 'string') throw new Error('map() takes the name of a filter, or attribute=');
  return some(value).map((item) => call.filter(name, item, rest));
}

function passes(item: Value, args: Arguments, from: number, call: FilterCalls): boolean {
  const [name, ...rest] = args.positional.slice(from);
  return name === undefined ? isTrue(item) : call.test(textOf(name), item, rest);
}

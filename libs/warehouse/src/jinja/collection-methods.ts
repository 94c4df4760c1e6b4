import type { Methods } from './text-methods';
import { compare, contains, equal, Func, iterate, orElse, PythonSet, Tuple, type Value } from './values';

/** Python's methods of a list; those that change it change it in place and give none. */
export function listMethods(list: Value[]): Methods {
  return {
    append: (args) => {
      list.push(args.need(0, 'item'));
      return null;
    },
    extend: (args) => {
      list.push(...iterate(args.need(0, 'items')));
      return null;
    },
    insert: (args) => {
      list.splice(args.number(0, 'index'), 0, args.need(1, 'item'));
      return null;
    },
    remove: (args) => {
      list.splice(indexOf(list, args.need(0, 'item')), 1);
      return null;
    },
    pop: (args) => {
      const at = args.number(0, 'index', -1);
      const [item] = list.splice(at < 0 ? list.length + at : at, 1);
      if (item === undefined) throw new Error('pop() from an empty list, or beyond its end');
      return item;
    },
    clear: () => {
      list.length = 0;
      return null;
    },
    reverse: () => {
      list.reverse();
      return null;
    },
    sort: (args) => {
      const key = args.get(0, 'key');
      const by = (item: Value) => (key instanceof Func ? key.call([item], new Map()) : item);
      list.sort((a, b) => compare(by(a), by(b)) * (args.flag(1, 'reverse') ? -1 : 1));
      return null;
    },
    index: (args) => indexOf(list, args.need(0, 'item')),
    count: (args) => list.filter((item) => equal(item, args.need(0, 'item'))).length,
    copy: () => [...list],
  };
}

/** Python's methods of a dict. */
export function dictMethods(dict: Map<Value, Value>): Methods {
  return {
    items: () => [...dict].map(([key, value]) => new Tuple([key, value])),
    keys: () => [...dict.keys()],
    values: () => [...dict.values()],
    get: (args) => orElse(dict.get(args.need(0, 'key')), orElse(args.get(1, 'default'), null)),
    setdefault: (args) => {
      const key = args.need(0, 'key');
      if (!dict.has(key)) dict.set(key, args.get(1, 'default') ?? null);
      return dict.get(key) ?? null;
    },
    update: (args) => {
      for (const [key, value] of entriesOf(args.get(0, 'other') ?? new Map())) dict.set(key, value);
      for (const [key, value] of args.keywords) dict.set(key, value);
      return null;
    },
    pop: (args) => {
      const key = args.need(0, 'key');
      const value = dict.has(key) ? dict.get(key) : args.get(1, 'default');
      if (value === undefined) throw new Error(`pop(): there is no key ${String(key)}`);
      dict.delete(key);
      return value;
    },
    clear: () => {
      dict.clear();
      return null;
    },
    copy: () => new Map(dict),
  };
}

/** Python's methods of a set. */
export function setMethods(set: PythonSet): Methods {
  const other = (value: Value) => [...iterate(value)];
  return {
    add: (args) => {
      set.add(args.need(0, 'item'));
      return null;
    },
    update: (args) => {
      for (const item of iterate(args.need(0, 'items'))) set.add(item);
      return null;
    },
    discard: (args) => {
      const at = set.items.findIndex((item) => equal(item, args.need(0, 'item')));
      if (at >= 0) set.items.splice(at, 1);
      return null;
    },
    remove: (args) => {
      set.items.splice(indexOf(set.items, args.need(0, 'item')), 1);
      return null;
    },
    union: (args) => new PythonSet([...set.items, ...args.positional.flatMap(other)]),
    intersection: (args) => new PythonSet(set.items.filter((item) => contains(iterate(args.need(0, 'other')), item))),
    difference: (args) => new PythonSet(set.items.filter((item) => !contains(iterate(args.need(0, 'other')), item))),
    issubset: (args) => set.items.every((item) => contains(iterate(args.need(0, 'other')), item)),
    issuperset: (args) => iterate(args.need(0, 'other')).every((item) => contains(set.items, item)),
    copy: () => new PythonSet(set.items),
  };
}

/** Pairs of a dict, or of a list of pairs. */
export function entriesOf(value: Value): [Value, Value][] {
  if (value instanceof Map) return [...value];
  return iterate(value).map((pair) => {
    const [key = null, item = null] = iterate(pair);
    return [key, item];
  });
}

function indexOf(list: readonly Value[], wanted: Value): number {
  const at = list.findIndex((item) => equal(item, wanted));
  if (at < 0) throw new Error('the item is not in the list');
  return at;
}

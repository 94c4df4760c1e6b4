import { createHash } from 'node:crypto';
import { parse as parseYaml, stringify } from 'yaml';
import { func, type Arguments } from '../jinja/arguments';
import { entriesOf } from '../jinja/collection-methods';
import { Return } from '../jinja/evaluate';
import { fromData, toJson } from '../jinja/json';
import { textOf } from '../jinja/text';
import { iterate, PythonSet, Thing, toNumber, Tuple, Undefined, type Value } from '../jinja/values';
import { messageOf } from '../errors';
import { datetimeModule, pytzModule } from './date-module';
import { plainOf } from './plain';
import { regexModule } from './regex-module';

/** Version of dbt whose behaviour this follows. */
export const DBT_VERSION = '1.11.16';

/** Names that mean the same in every template. */
export const GLOBAL_VALUES: Readonly<Record<string, Value>> = {
  range: func('range', range),
  dict: func('dict', (args) => new Map<Value, Value>([...entriesOf(args.get(0, 'items') ?? new Map()), ...args.keywords])),
  namespace: func('namespace', namespace),
  cycler: func('cycler', cycler),
  joiner: func('joiner', joiner),
  lipsum: func('lipsum', () => {
    throw new Error('lipsum() gives other text each time and is not supported');
  }),
  return: func('return', (args) => {
    throw new Return(args.positional[0] ?? null);
  }),
  zip: func('zip', (args) => zip(args, false)),
  zip_strict: func('zip_strict', (args) => zip(args, true)),
  set: func('set', (args) => orFallback(args, () => new PythonSet(iterate(args.need(0, 'value'))))),
  set_strict: func('set_strict', (args) => new PythonSet(iterate(args.need(0, 'value')))),
  fromjson: func('fromjson', (args) => orFallback(args, () => fromData(JSON.parse(args.text(0, 'string'))))),
  tojson: func('tojson', (args) => orFallback(args, () => toJson(args.need(0, 'value'), 0, args.flag(2, 'sort_keys')))),
  fromyaml: func('fromyaml', (args) => orFallback(args, () => fromData(parseYaml(args.text(0, 'value'))))),
  toyaml: func('toyaml', (args) =>
    orFallback(args, () => stringify(plainOf(args.need(0, 'value')), { sortMapEntries: args.flag(2, 'sort_keys') })),
  ),
  local_md5: func('local_md5', (args) => createHash('md5').update(args.text(0, 'value')).digest('hex')),
  dbt_version: DBT_VERSION,
  dbt_metadata_envs: new Map(),
};

/** `modules`: the parts of Python's library that dbt gives to templates. */
export function modulesValue(now: Date): Thing {
  return new Thing({
    kind: 'modules',
    attributes: { datetime: datetimeModule(now), pytz: pytzModule, re: regexModule, itertools: itertools() },
  });
}

function range(args: Arguments): Value {
  const [first, second] = [args.number(0, 'start'), args.positional.length > 1 ? args.number(1, 'stop') : undefined];
  const step = args.number(2, 'step', 1);
  const [from, to] = second === undefined ? [0, first] : [first, second];
  if (step === 0) throw new Error('range() cannot have step 0');
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count > 100_000) throw new Error('range() gives at most 100000 numbers');
  return Array.from({ length: count }, (_, index) => from + index * step);
}

function namespace(args: Arguments): Value {
  const values = new Map<string, Value>();
  for (const given of args.positional) for (const [key, value] of entriesOf(given)) values.set(textOf(key), value);
  for (const [key, value] of args.keywords) values.set(key, value);
  return new Thing({
    kind: 'namespace',
    attributes: (name) => values.get(name) ?? new Undefined(name),
    set: (name, value) => values.set(name, value),
    item: (key) => values.get(textOf(key)),
  });
}

function cycler(args: Arguments): Value {
  const items = args.positional;
  let at = 0;
  return new Thing({
    kind: 'cycler',
    attributes: (name) => {
      if (name === 'current') return items[at] ?? null;
      if (name === 'next') return func('next', () => items[at++ % items.length] ?? null);
      return name === 'reset' ? func('reset', () => (at = 0)) : undefined;
    },
  });
}

function joiner(args: Arguments): Value {
  const separator = args.text(0, 'sep', ', ');
  let used = false;
  return func('joiner', () => {
    const text = used ? separator : '';
    used = true;
    return text;
  });
}

function zip(args: Arguments, strict: boolean): Value {
  const missing = args.keywords.get('default');
  if (!strict && missing !== undefined && args.positional.some((value) => value === null)) return missing;
  const lists = args.positional.map(iterate);
  const length = Math.min(...lists.map((list) => list.length));
  return Array.from({ length: lists.length === 0 ? 0 : length }, (_, index) => new Tuple(lists.map((list) => list[index] ?? null)));
}

function orFallback(args: Arguments, make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    const fallback = args.get(1, 'default');
    if (fallback !== undefined) return fallback;
    if (args.keywords.has('default') || args.positional.length > 1) return null;
    throw new Error(messageOf(error), { cause: error });
  }
}

function itertools(): Thing {
  const lists = (args: Arguments) => args.positional.map((value) => [...iterate(value)]);
  return new Thing({
    kind: 'modules.itertools',
    attributes: {
      chain: func('chain', (args) => lists(args).flat()),
      product: func('product', (args) =>
        lists(args)
          .reduce<Value[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]])
          .map((row) => new Tuple(row)),
      ),
      zip_longest: func('zip_longest', (args) => {
        const all = lists(args);
        const fill = args.keywords.get('fillvalue') ?? null;
        const length = Math.max(0, ...all.map((list) => list.length));
        return Array.from({ length }, (_, index) => new Tuple(all.map((list) => list[index] ?? fill)));
      }),
      accumulate: func('accumulate', (args) => {
        let total = 0;
        return [...iterate(args.need(0, 'items'))].map((item) => (total = toTotal(total, item)));
      }),
    },
  });
}

function toTotal(total: number, item: Value): number {
  if (typeof item !== 'number') throw new Error('accumulate() adds numbers only');
  const sum = toNumber(total + item, false);
  return typeof sum === 'number' ? sum : sum.value;
}

import { createHash } from 'node:crypto';
import type { Plain, Settings } from '../stages';
import { isList, isMapping, toJinja } from './plain';
import { pythonRepr, pythonText } from './python-text';

/** What a generic test is asked of. */
export type TestTarget =
  { readonly kind: 'ref'; readonly name: string } | { readonly kind: 'source'; readonly source: string; readonly table: string };

/** A generic test as YAML asks for it, with dbt's names for it. */
export interface GenericTest {
  /** Kind of test, as in `unique`, and the package it is asked from, as in `dbt_utils.x`. */
  readonly kind: string;
  readonly namespace: string | null;
  /** Name of the node, and the shorter one of its relation. */
  readonly name: string;
  readonly alias: string;
  /** Last part of the unique id. */
  readonly hash: string;
  readonly description: string;
  readonly kwargs: Settings;
  readonly config: Settings;
}

const CONFIG_KEYS = words(
  'severity tags enabled where limit warn_if error_if fail_calc store_failures store_failures_as meta database schema alias',
);
const NAME = /^(?:([a-zA-Z_]\w*)\.)?([a-zA-Z_]\w*)$/;
const LONGEST_NAME = 63;

/** Reads one entry of `data_tests` (or `tests`) of a relation or, with a column name, of a column; a wrong shape is an error. */
export function toGenericTest(entry: string | Settings, target: TestTarget, column: string | null): GenericTest {
  const [called, given] = kindOf(entry);
  const [, namespace = null, kind] = NAME.exec(called) ?? [];
  if (kind === undefined) throw new Error(`'${called}' is no name of a test`);
  if (!isMapping(given)) throw new Error(`test '${called}': its arguments must be a mapping`);
  const { config: nested, arguments: inner, name: ownName, description, ...flat } = given;
  const config = configOf(called, flat, isMapping(nested) ? nested : {});
  const own = Object.fromEntries(Object.entries(flat).filter(([key]) => !CONFIG_KEYS.includes(key)));
  const args: Settings = { ...own, ...(isMapping(inner) ? inner : {}), ...(column === null ? {} : { column_name: column }) };
  if ('model' in args) throw new Error(`test '${called}': 'model' is given by the place of the test; leave it out`);
  const full = typeof ownName === 'string' ? ownName : fullName(kind, namespace, target, args);
  const alias = typeof ownName === 'string' ? ownName : shortName(full, kind, namespace, target);
  const kwargs = { ...args, model: `{{ get_where_subquery(${targetText(target)}) }}` };
  return {
    kind,
    namespace,
    name: full,
    alias,
    hash: hashOf(full, { namespace, name: kind, kwargs }),
    description: typeof description === 'string' ? description : '',
    kwargs,
    config,
  };
}

/** The template that makes the test's SELECT: the call of its macro, with arguments that are Jinja evaluated. */
export function genericTemplate(test: GenericTest): string {
  const blocks: string[] = [];
  const write = (value: Plain): string => {
    if (typeof value === 'string') return textArgument(value, blocks);
    if (isList(value)) return `[${value.map(write).join(', ')}]`;
    if (!isMapping(value)) return toJinja(value);
    return `{${Object.entries(value)
      .map(([key, item]) => `${toJinja(key)}: ${write(item)}`)
      .join(', ')}}`;
  };
  const given = Object.entries(test.kwargs).map(([key, value]) => `${key}=${key === 'column_name' ? toJinja(value) : write(value)}`);
  const macro = `${test.namespace === null ? '' : `${test.namespace}.`}test_${test.kind}`;
  return `${blocks.join('')}{{ ${macro}(${given.join(', ')}) }}`;
}

const CALL = /^\s*(env_var|ref|var|source|doc)\s*\(.+\)\s*$/s;
const EXPRESSION = /^\s*\{\{-?((?:(?!\}\}).)*?)-?\}\}\s*$/s;

function textArgument(value: string, blocks: string[]): string {
  if (CALL.test(value)) return value.trim();
  const only = EXPRESSION.exec(value)?.[1];
  if (only !== undefined) return `(${only.trim()})`;
  if (!/\{[{%#]/.test(value)) return toJinja(value);
  const name = `test_argument_${blocks.length + 1}`;
  blocks.push(`{% set ${name} %}${value}{% endset %}`);
  return name;
}

function kindOf(entry: string | Settings): [string, Plain] {
  if (typeof entry === 'string') return [entry, {}];
  if (typeof entry['test_name'] === 'string') {
    const { test_name: called, ...rest } = entry;
    return [called, rest];
  }
  const [first, ...rest] = Object.entries(entry);
  if (!first) throw new Error('a test is a name, or one name with its arguments');
  if (rest.length > 0) {
    throw new Error(
      `a test is a name, or one name with its arguments; here are ${Object.keys(entry).join(', ')} (indent the arguments under the name)`,
    );
  }
  return [first[0], first[1] ?? {}];
}

function configOf(called: string, flat: Settings, nested: Settings): Settings {
  const legacy = Object.entries(flat).filter(([key]) => CONFIG_KEYS.includes(key));
  const twice = legacy.find(([key]) => key in nested);
  if (twice) throw new Error(`test '${called}': '${twice[0]}' is given twice, beside config and in it`);
  return { ...nested, ...Object.fromEntries(legacy) };
}

function targetText(target: TestTarget): string {
  return target.kind === 'ref' ? `ref('${target.name}')` : `source('${target.source}', '${target.table}')`;
}

function identifier(kind: string, namespace: string | null, target: TestTarget): string {
  const test = `${namespace === null ? '' : `${namespace}_`}${target.kind === 'source' ? 'source_' : ''}${kind}`;
  return `${test}_${target.kind === 'ref' ? target.name : `${target.source}_${target.table}`}`;
}

function fullName(kind: string, namespace: string | null, target: TestTarget, args: Settings): string {
  const parts = Object.keys(args)
    .toSorted()
    .flatMap((key) => flatten(args[key] ?? null))
    .map((part) => pythonText(part).replace(/[^0-9a-zA-Z_]+/g, '_'));
  return `${identifier(kind, namespace, target)}_${parts.join('__')}`;
}

function shortName(full: string, kind: string, namespace: string | null, target: TestTarget): string {
  if (full.length <= LONGEST_NAME) return full;
  return `${identifier(kind, namespace, target).slice(0, 30)}_${md5(full)}`;
}

function flatten(value: Plain): readonly Plain[] {
  if (isList(value)) return value;
  return isMapping(value) ? Object.values(value) : [value];
}

function hashOf(name: string, metadata: Settings): string {
  return md5(name + pythonRepr(sortedTexts(metadata))).slice(-10);
}

function sortedTexts(value: Plain): Plain {
  if (isList(value)) return value.map(sortedTexts);
  if (!isMapping(value)) return pythonText(value);
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sortedTexts(value[key] ?? null)]),
  );
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function words(text: string): readonly string[] {
  return text.split(' ');
}

import { createHash } from 'node:crypto';
import type { Plain } from '../stages';
import { isMapping, toJinja } from './plain';
import type { DataTestProperties } from './property-schema';

/** A generic test as YAML asks for it, turned into the Jinja call that makes its SELECT. */
export interface GenericTest {
  readonly name: string;
  readonly macro: string;
  readonly call: string;
  readonly severity: 'error' | 'warn';
}

const RESERVED = new Set(['name', 'config', 'arguments', 'description', 'severity', 'where']);
/** Arguments that are expressions, as in `to: ref('model')`. */
const EXPRESSION = /^(ref|source|var)\(.*\)$/;
const LONGEST_NAME = 120;

/** Reads one entry of `data_tests` (or `tests`) of a relation or, with a column name, of a column. */
export function toGenericTest(entry: DataTestProperties, model: string, column: string | null): GenericTest {
  const [kind, given]: [string, Plain] = typeof entry === 'string' ? [entry, {}] : single(entry);
  if (!isMapping(given)) throw new Error(`test '${kind}': its arguments must be a mapping`);
  const config = { severity: given['severity'], where: given['where'], ...(isMapping(given['config']) ? given['config'] : {}) };
  const nested = isMapping(given['arguments']) ? given['arguments'] : {};
  const own = Object.fromEntries(Object.entries(given).filter(([key]) => !RESERVED.has(key)));
  const values: Record<string, Plain> = { ...own, ...nested };
  const severity = String(config['severity'] ?? 'error').toLowerCase();
  if (severity !== 'error' && severity !== 'warn') throw new Error(`test '${kind}': severity is error or warn`);
  const argumentsText = [
    `model=${modelExpression(model, config.where)}`,
    ...(column === null ? [] : [`column_name=${toJinja(column)}`]),
    ...Object.entries(values).map(([key, value]) => `${key}=${expression(value)}`),
  ].join(', ');
  return {
    name: typeof given['name'] === 'string' ? given['name'] : testName(kind, model, column, values),
    macro: `test_${kind}`,
    call: `{{ test_${kind}(${argumentsText}) }}`,
    severity,
  };
}

function single(entry: Readonly<Record<string, Plain>>): [string, Plain] {
  const [first, ...rest] = Object.entries(entry);
  if (!first || rest.length > 0) throw new Error('a test is a name, or one name with its arguments');
  return [first[0], first[1] ?? {}];
}

function modelExpression(model: string, where: Plain | undefined): string {
  const reference = `ref(${toJinja(model)})`;
  return typeof where === 'string' ? `"(select * from " ~ ${reference} ~ ${toJinja(` where ${where}) dbt_subquery`)}` : reference;
}

function expression(value: Plain): string {
  return typeof value === 'string' && EXPRESSION.test(value) ? value : toJinja(value);
}

function testName(kind: string, model: string, column: string | null, values: Readonly<Record<string, Plain>>): string {
  const words = JSON.stringify(Object.values(values))
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const name = [kind, model, column, words].filter((part) => part !== null && part !== '').join('_');
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - 9)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

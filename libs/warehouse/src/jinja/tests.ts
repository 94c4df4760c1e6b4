import { operate } from './operators';
import { textOf } from './text';
import {
  contains,
  describe,
  Float,
  Func,
  isFloat,
  iterate,
  membersOf,
  numberOf,
  PythonSet,
  Thing,
  Tuple,
  Undefined,
  type Value,
} from './values';

export type Test = (value: Value, args: readonly Value[]) => boolean;

const comparison =
  (operator: string): Test =>
  (value, [other = null]) =>
    operate(operator, value, other) === true;

/** Jinja's tests (`x is none`); one that is not here is refused when a template is read. */
export const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['defined', (value) => !(value instanceof Undefined)],
  ['undefined', (value) => value instanceof Undefined],
  ['none', (value) => value === null],
  ['boolean', (value) => typeof value === 'boolean'],
  ['true', (value) => value === true],
  ['false', (value) => value === false],
  ['integer', (value) => typeof value === 'number' && Number.isInteger(value)],
  ['float', (value) => isFloat(value)],
  ['number', (value) => numberOf(value) !== undefined],
  ['string', (value) => typeof value === 'string'],
  ['mapping', (value) => value instanceof Map || (value instanceof Thing && value.mapping)],
  ['iterable', (value) => canLoop(value)],
  ['sequence', (value) => canLoop(value) && !(value instanceof PythonSet)],
  ['callable', (value) => value instanceof Func],
  ['sameas', (value, [other]) => value === other || (value instanceof Float && other instanceof Float && value.value === other.value)],
  ['odd', (value) => Math.abs(whole(value) % 2) === 1],
  ['even', (value) => whole(value) % 2 === 0],
  ['divisibleby', (value, [by = null]) => whole(value) % whole(by) === 0],
  ['lower', (value) => textOf(value) === textOf(value).toLowerCase()],
  ['upper', (value) => textOf(value) === textOf(value).toUpperCase()],
  ['in', (value, [items = null]) => (typeof items === 'string' ? items.includes(textOf(value)) : contains(iterate(items), value))],
  ['escaped', () => false],
  ...(
    [
      ['eq', '=='],
      ['equalto', '=='],
      ['ne', '!='],
      ['lt', '<'],
      ['lessthan', '<'],
      ['le', '<='],
      ['gt', '>'],
      ['greaterthan', '>'],
      ['ge', '>='],
    ] as const
  ).map(([name, operator]) => [name, comparison(operator)] as const),
]);

function canLoop(value: Value): boolean {
  return (
    typeof value === 'string' ||
    value instanceof Map ||
    value instanceof Tuple ||
    membersOf(value) !== undefined ||
    (value instanceof Thing && value.items !== undefined)
  );
}

function whole(value: Value): number {
  const number = numberOf(value);
  if (number === undefined) throw new Error(`this test needs a number, not ${describe(value)}`);
  return number;
}

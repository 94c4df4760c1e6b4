import { formatPercent } from './format';
import { textOf } from './text';
import {
  compare,
  contains,
  describe,
  equal,
  isFloat,
  iterate,
  membersOf,
  numberOf,
  Thing,
  toNumber,
  Tuple,
  Undefined,
  type Value,
} from './values';

/** Value of `left operator right`, as Python gives it; `and` and `or` are not operators here. */
export function operate(operator: string, left: Value, right: Value): Value {
  if (left instanceof Undefined) left.check();
  if (right instanceof Undefined) right.check();
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case '<':
      return compare(left, right) < 0;
    case '<=':
      return compare(left, right) <= 0;
    case '>':
      return compare(left, right) > 0;
    case '>=':
      return compare(left, right) >= 0;
    case 'in':
      return isIn(left, right);
    case 'not in':
      return !isIn(left, right);
    case '~':
      return textOf(left) + textOf(right);
    default:
      return arithmetic(operator, left, right);
  }
}

/** `not`, `-` and `+` before a value. */
export function negate(operator: string, value: Value): Value {
  const number = numberOf(value);
  if (number === undefined) throw new Error(`${operator} needs a number, not ${describe(value)}`);
  return toNumber(operator === '-' ? -number : number, isFloat(value));
}

/** Items of a list or characters of a text between two places. */
export function slice(value: Value, start: number | undefined, stop: number | undefined, step: number): Value {
  const items = iterate(value);
  if (step === 0) throw new Error('a slice cannot have step 0');
  const place = (given: number | undefined, fallback: number) => {
    if (given === undefined) return fallback;
    const index = given < 0 ? given + items.length : given;
    return step > 0 ? Math.min(Math.max(index, 0), items.length) : Math.min(Math.max(index, -1), items.length - 1);
  };
  const from = place(start, step > 0 ? 0 : items.length - 1);
  const to = place(stop, step > 0 ? items.length : -1);
  const chosen: Value[] = [];
  for (let index = from; step > 0 ? index < to : index > to; index += step) chosen.push(items[index] ?? null);
  if (typeof value === 'string') return chosen.map(textOf).join('');
  return value instanceof Tuple ? new Tuple(chosen) : chosen;
}

function isIn(wanted: Value, container: Value): boolean {
  if (typeof container === 'string') {
    if (typeof wanted !== 'string') throw new Error(`'in' a text needs a text, not ${describe(wanted)}`);
    return container.includes(wanted);
  }
  if (container instanceof Map && (typeof wanted !== 'object' || wanted === null)) return container.has(wanted);
  return contains(iterate(container), wanted);
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  if (operator === '%' && typeof left === 'string') return formatPercent(left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return calculate(operator, a, b, isFloat(left) || isFloat(right));
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') return left + right;
    if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
    if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items]);
    if (left instanceof Thing && right instanceof Thing) return plusOf(left, right);
  }
  if (operator === '-' && left instanceof Thing) {
    const minus = left.attribute('__sub__');
    if (minus !== undefined && typeof minus === 'object' && minus !== null && 'call' in minus) return minus.call([right], new Map());
  }
  if (operator === '*' && b !== undefined) {
    if (typeof left === 'string') return left.repeat(Math.max(0, b));
    const members = membersOf(left);
    if (members) return Array.from({ length: Math.max(0, b) }, () => members).flat();
  }
  throw new Error(`${operator} cannot join ${describe(left)} and ${describe(right)}; ~ joins texts`);
}

function plusOf(left: Thing, right: Thing): Value {
  const plus = left.attribute('__add__') ?? right.attribute('__add__');
  if (plus !== undefined && typeof plus === 'object' && plus !== null && 'call' in plus) {
    return plus.call([left.attribute('__add__') === undefined ? left : right], new Map());
  }
  throw new Error(`+ cannot join ${describe(left)} and ${describe(right)}`);
}

function calculate(operator: string, a: number, b: number, float: boolean): Value {
  if (b === 0 && ['/', '//', '%'].includes(operator)) throw new Error('division by zero');
  switch (operator) {
    case '+':
      return toNumber(a + b, float);
    case '-':
      return toNumber(a - b, float);
    case '*':
      return toNumber(a * b, float);
    case '/':
      return toNumber(a / b, true);
    case '//':
      return toNumber(Math.floor(a / b), float);
    case '%':
      return toNumber(a - b * Math.floor(a / b), float);
    case '**':
      return toNumber(a ** b, float || b < 0);
    default:
      throw new Error(`operator ${operator} is not supported`);
  }
}

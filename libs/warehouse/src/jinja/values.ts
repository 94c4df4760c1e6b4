/** A value of a template. Whole numbers are `number`; a float that happens to be whole is a `Float`, as Python prints it with `.0`. */
export type Value = null | boolean | number | string | Float | Value[] | Tuple | Map<Value, Value> | PythonSet | Func | Thing | Undefined;

export type Keywords = ReadonlyMap<string, Value>;

/** A float without a fraction. */
export class Float {
  constructor(readonly value: number) {}
}

/** A list that cannot change. */
export class Tuple {
  constructor(readonly items: readonly Value[]) {}
}

/** A set; members keep their order. */
export class PythonSet {
  readonly items: Value[] = [];

  constructor(items: readonly Value[] = []) {
    for (const item of items) this.add(item);
  }

  add(item: Value): void {
    if (!contains(this.items, item)) this.items.push(item);
  }
}

/** Something that can be called, perhaps with attributes (`var.has_var`). */
export class Func {
  constructor(
    readonly name: string,
    readonly call: (args: readonly Value[], keywords: Keywords) => Value,
    readonly attributes: Readonly<Record<string, Value>> = {},
  ) {}
}

/** An object that the program gives to a template: a relation, a date, a loop, a namespace of functions. */
export class Thing {
  readonly kind: string;
  readonly attribute: (name: string) => Value | undefined;
  readonly text: () => string;
  readonly items: (() => readonly Value[]) | undefined;
  readonly item: ((key: Value) => Value | undefined) | undefined;
  readonly set: ((name: string, value: Value) => void) | undefined;
  /** Whether `is mapping` holds. */
  readonly mapping: boolean;
  /** Place among others of its kind; without it, its text decides. */
  readonly order: number | undefined;

  constructor(parts: {
    readonly kind: string;
    readonly attributes: Readonly<Record<string, Value>> | ((name: string) => Value | undefined);
    readonly text?: () => string;
    readonly items?: () => readonly Value[];
    readonly item?: (key: Value) => Value | undefined;
    readonly set?: (name: string, value: Value) => void;
    readonly mapping?: boolean;
    readonly order?: number;
  }) {
    const { attributes } = parts;
    this.kind = parts.kind;
    this.attribute =
      typeof attributes === 'function' ? attributes : (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined);
    this.text = parts.text ?? (() => `<${parts.kind}>`);
    this.items = parts.items;
    this.item = parts.item;
    this.set = parts.set;
    this.mapping = parts.mapping ?? false;
    this.order = parts.order;
  }
}

/** No value. A name that nobody knows may not be used at all (`strict`); a missing key or argument is an empty text. */
export class Undefined {
  constructor(
    readonly name: string,
    readonly strict = false,
  ) {}

  /** Throws when this is a name that nobody knows. */
  check(): void {
    if (this.strict) throw new UnknownName(this.name);
  }
}

/** A name that is not known where it is used. */
export class UnknownName extends Error {
  constructor(readonly word: string) {
    super(`template uses '${word}', which is not known here`);
  }
}

/** A value, or another one when there is none; `none` is a value. */
export function orElse(value: Value | undefined, other: Value): Value {
  return value === undefined ? other : value;
}

/** A number as Python would hold it. */
export function toNumber(value: number, isFloat: boolean): number | Float {
  return isFloat && Number.isInteger(value) ? new Float(value) : value;
}

/** The number a value stands for, as arithmetic sees it; undefined when it is none. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Float ? value.value : undefined;
}

export function isFloat(value: Value): boolean {
  return value instanceof Float || (typeof value === 'number' && !Number.isInteger(value));
}

/** The members of a list, tuple or set; undefined for anything else. */
export function membersOf(value: Value): readonly Value[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Tuple || value instanceof PythonSet) return value.items;
  return undefined;
}

/** What a loop over a value runs through. */
export function iterate(value: Value): readonly Value[] {
  const members = membersOf(value);
  if (members) return members;
  if (value instanceof Map) return [...value.keys()];
  if (typeof value === 'string') return [...value];
  if (value instanceof Thing && value.items) return value.items();
  if (value instanceof Undefined) {
    value.check();
    return [];
  }
  throw new Error(`${describe(value)} cannot be looped over`);
}

export function isTrue(value: Value): boolean {
  if (value === null || value === false || value === '' || value === 0) return false;
  if (value instanceof Undefined) return (value.check(), false);
  if (value instanceof Float) return value.value !== 0;
  if (value instanceof Map) return value.size > 0;
  const members = membersOf(value) ?? (value instanceof Thing ? value.items?.() : undefined);
  return members === undefined || members.length > 0;
}

export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  const left = numberOf(a);
  if (left !== undefined) return left === numberOf(b);
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (a instanceof Tuple) return b instanceof Tuple && sameItems(a.items, b.items);
  if (a instanceof PythonSet) {
    return b instanceof PythonSet && a.items.length === b.items.length && a.items.every((item) => contains(b.items, item));
  }
  if (a instanceof Map)
    return b instanceof Map && a.size === b.size && [...a].every(([key, item]) => b.has(key) && equal(item, b.get(key) ?? null));
  if (a instanceof Thing) return b instanceof Thing && a.kind === b.kind && compareThings(a, b) === 0;
  return a instanceof Undefined && b instanceof Undefined;
}

export function contains(items: readonly Value[], wanted: Value): boolean {
  return items.some((item) => equal(item, wanted));
}

/** Order of two values, as sorting and `<` see it. */
export function compare(a: Value, b: Value): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) return left - right;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const [these, those] = [membersOf(a), membersOf(b)];
  if (these && those) {
    for (const [index, item] of these.entries()) {
      const other = those[index];
      if (other === undefined) return 1;
      const order = compare(item, other);
      if (order !== 0) return order;
    }
    return these.length - those.length;
  }
  if (a instanceof Thing && b instanceof Thing && a.kind === b.kind) return compareThings(a, b);
  throw new Error(`${describe(a)} and ${describe(b)} have no order`);
}

/** What kind of value this is, for messages. */
export function describe(value: Value): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return 'true or false';
  if (typeof value === 'number' || value instanceof Float) return 'a number';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Tuple) return 'a tuple';
  if (value instanceof Map) return 'a dict';
  if (value instanceof PythonSet) return 'a set';
  if (value instanceof Func) return `function ${value.name}`;
  if (value instanceof Undefined) return `'${value.name}' (undefined)`;
  return `a ${value.kind}`;
}

function compareThings(a: Thing, b: Thing): number {
  if (a.order !== undefined && b.order !== undefined) return a.order - b.order;
  const [left, right] = [a.text(), b.text()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sameItems(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, index) => equal(item, b[index] ?? null));
}

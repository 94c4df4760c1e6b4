import { textOf } from './text';
import { describe, Func, isTrue, numberOf, Undefined, type Keywords, type Value } from './values';

/** Arguments of a call, taken by place or by name. */
export class Arguments {
  constructor(
    private readonly callee: string,
    readonly positional: readonly Value[],
    readonly keywords: Keywords = new Map(),
  ) {}

  get(index: number, name: string): Value | undefined {
    const value = index < this.positional.length ? this.positional[index] : this.keywords.get(name);
    if (value instanceof Undefined) value.check();
    return value instanceof Undefined ? undefined : value;
  }

  need(index: number, name: string): Value {
    const value = this.get(index, name);
    if (value === undefined) throw new Error(`${this.callee}() needs the argument '${name}'`);
    return value;
  }

  text(index: number, name: string, fallback?: string): string {
    const value = this.get(index, name);
    if (value === undefined && fallback !== undefined) return fallback;
    if (value === undefined || value === null) throw new Error(`${this.callee}() needs the argument '${name}'`);
    return textOf(value);
  }

  optionalText(index: number, name: string): string | undefined {
    const value = this.get(index, name);
    return value === undefined || value === null ? undefined : textOf(value);
  }

  number(index: number, name: string, fallback?: number): number {
    const value = this.get(index, name);
    if ((value === undefined || value === null) && fallback !== undefined) return fallback;
    const number = value === undefined ? undefined : numberOf(value);
    if (number === undefined)
      throw new Error(`${this.callee}(): '${name}' must be a number${value === undefined ? '' : `, not ${describe(value)}`}`);
    return number;
  }

  flag(index: number, name: string, fallback = false): boolean {
    const value = this.get(index, name);
    return value === undefined ? fallback : isTrue(value);
  }
}

/** A function of a template that reads its arguments by place or name. */
export function func(name: string, body: (args: Arguments) => Value, attributes: Readonly<Record<string, Value>> = {}): Func {
  return new Func(name, (positional, keywords) => body(new Arguments(name, positional, keywords)), attributes);
}

import { Arguments } from './arguments';
import { entriesOf } from './collection-methods';
import { FILTERS, type FilterCalls } from './filters';
import { loopValue } from './loop';
import { attributeOf, itemOf } from './methods';
import { negate, operate, slice } from './operators';
import { LinedOutput, TextOutput, type Output } from './output';
import { textOf } from './text';
import { TESTS } from './tests';
import type { Argument, Expression, MacroStatement, Statement } from './tree';
import { describe, Float, Func, isTrue, iterate, numberOf, orElse, Thing, Tuple, Undefined, type Keywords, type Value } from './values';

/** What a macro gives back through `return()`. */
export class Return extends Error {
  constructor(readonly value: Value) {
    super('return() outside of a macro');
  }
}

/** Names that a template gives a value, from the inside out. */
export class Scope {
  readonly values = new Map<string, Value>();

  constructor(readonly outer?: Scope) {}

  find(name: string): Value | undefined {
    const value = this.values.get(name);
    return value === undefined ? this.outer?.find(name) : value;
  }
}

/** One template or macro file that is being evaluated: what it can name from outside, and where it stands now. */
export interface Frame {
  lookup(name: string): Value | undefined;
  /** Whether the template gives a value to a name somewhere: where it has not come by yet, the name is undefined and no mistake. */
  sets(name: string): boolean;
  /** Called around the body of a macro of this frame, to tell errors where they happened. */
  enter(macro: string, run: () => Value): Value;
  lineOf(offset: number): number;
  /** Offset of the statement being evaluated. */
  at: number;
}

/** Where statements go on: behind the loop, in its next round, or behind the macro with what it gives back. */
type Jump = 'break' | 'continue' | { readonly value: Value } | undefined;

/** Writes statements to an output. */
export function run(statements: readonly Statement[], scope: Scope, frame: Frame, out: Output): Jump {
  for (const statement of statements) {
    if (statement.kind === 'text') {
      out.write(statement.text);
      continue;
    }
    frame.at = statement.span.start;
    if (out instanceof LinedOutput) out.reach(frame.lineOf(statement.span.start));
    const jump = runOne(statement, scope, frame, out);
    if (jump) return jump;
    if (out instanceof LinedOutput) out.reach(frame.lineOf(statement.span.next));
  }
  return undefined;
}

function runOne(statement: Exclude<Statement, { kind: 'text' }>, scope: Scope, frame: Frame, out: Output): Jump {
  switch (statement.kind) {
    case 'comment':
      return undefined;
    case 'print':
      if (isReturn(statement.value)) return { value: returned(statement.value, scope, frame) };
      out.write(textOf(evaluate(statement.value, scope, frame)));
      return undefined;
    case 'do':
      if (isReturn(statement.value)) return { value: returned(statement.value, scope, frame) };
      evaluate(statement.value, scope, frame);
      return undefined;
    case 'if':
      return run(isTrue(evaluate(statement.test, scope, frame)) ? statement.body : statement.otherwise, scope, frame, out);
    case 'for':
      return runLoop(statement, scope, frame, out);
    case 'break':
    case 'continue':
      return statement.kind;
    case 'set':
      assign(statement.target, evaluate(statement.value, scope, frame), scope, frame);
      return undefined;
    case 'set-block':
      return captured(statement.body, scope, frame, (text) => assign(statement.target, text, scope, frame));
    case 'macro':
      scope.values.set(statement.name, macroValue(statement, scope, frame));
      return undefined;
    case 'call': {
      const caller = macroValue(statement.caller, scope, frame);
      out.write(textOf(callWith(statement.call, caller, scope, frame)));
      return undefined;
    }
    case 'filter-block': {
      const [positional, keywords] = argumentsOf(statement.args, scope, frame);
      return captured(statement.body, scope, frame, (text) => out.write(textOf(applyFilter(statement.name, text, positional, keywords))));
    }
  }
}

/** Value of an expression. */
export function evaluate(expression: Expression, scope: Scope, frame: Frame): Value {
  const of = (part: Expression) => evaluate(part, scope, frame);
  switch (expression.kind) {
    case 'literal':
      return expression.float && typeof expression.value === 'number' && Number.isInteger(expression.value)
        ? new Float(expression.value)
        : expression.value;
    case 'name':
      return nameOf(expression.name, scope, frame);
    case 'list':
      return expression.items.map(of);
    case 'tuple':
      return new Tuple(expression.items.map(of));
    case 'dict':
      return new Map(expression.entries.map(([key, value]) => [of(key), of(value)]));
    case 'attribute':
      return attributeOf(of(expression.of), expression.name);
    case 'item':
      return itemOf(of(expression.of), of(expression.key));
    case 'slice': {
      const bound = (part: Expression | undefined) => {
        const value = part && of(part);
        return value === undefined || value === null ? undefined : numberOf(value);
      };
      return slice(of(expression.of), bound(expression.start), bound(expression.stop), bound(expression.step) ?? 1);
    }
    case 'call':
      return callWith(expression, undefined, scope, frame);
    case 'filter': {
      const [positional, keywords] = argumentsOf(expression.args, scope, frame);
      return applyFilter(expression.name, of(expression.of), positional, keywords);
    }
    case 'test':
      return (
        applyTest(expression.name, questioned(expression, scope, frame), argumentsOf(expression.args, scope, frame)[0]) !==
        (expression.negate === true)
      );
    case 'binary': {
      const left = of(expression.left);
      if (expression.operator === 'and') return isTrue(left) ? of(expression.right) : left;
      if (expression.operator === 'or') return isTrue(left) ? left : of(expression.right);
      return operate(expression.operator, left, of(expression.right));
    }
    case 'unary':
      return expression.operator === 'not' ? !isTrue(of(expression.of)) : negate(expression.operator, of(expression.of));
    case 'if':
      if (isTrue(of(expression.test))) return of(expression.body);
      return expression.otherwise ? of(expression.otherwise) : new Undefined('else');
  }
}

/** What a test asks about: whether an object has a name may be asked of any name. */
function questioned(expression: Extract<Expression, { kind: 'filter' | 'test' }>, scope: Scope, frame: Frame): Value {
  const { of, name } = expression;
  if (of.kind !== 'attribute' || (name !== 'defined' && name !== 'undefined')) return evaluate(of, scope, frame);
  const owner = evaluate(of.of, scope, frame);
  return owner instanceof Thing ? orElse(owner.attribute(of.name), new Undefined(of.name)) : attributeOf(owner, of.name);
}

function nameOf(name: string, scope: Scope, frame: Frame): Value {
  const own = scope.find(name);
  const value = own === undefined ? frame.lookup(name) : own;
  return value === undefined ? new Undefined(name, !frame.sets(name)) : value;
}

/** Hands on the text that statements write, unless they jump. */
function captured(body: readonly Statement[], scope: Scope, frame: Frame, use: (text: string) => void): Jump {
  const out = new TextOutput();
  const jump = run(body, new Scope(scope), frame, out);
  if (jump === undefined) use(out.text());
  return jump;
}

/** Whether an expression is a `return(...)` that ends a macro; one inside of another expression is thrown. */
function isReturn(expression: Expression): expression is Extract<Expression, { kind: 'call' }> {
  return expression.kind === 'call' && expression.callee.kind === 'name' && expression.callee.name === 'return';
}

function returned(expression: Extract<Expression, { kind: 'call' }>, scope: Scope, frame: Frame): Value {
  const [positional, keywords] = argumentsOf(expression.args, scope, frame);
  const [value] = [...positional, ...keywords.values()];
  return value === undefined ? null : value;
}

function assign(target: Expression, value: Value, scope: Scope, frame: Frame): void {
  if (target.kind === 'name') {
    scope.values.set(target.name, value);
  } else if (target.kind === 'attribute') {
    const owner = evaluate(target.of, scope, frame);
    if (owner instanceof Thing && owner.set) owner.set(target.name, value);
    else throw new Error(`only a namespace takes new values for its names, not ${describe(owner)}`);
  } else if (target.kind === 'tuple') {
    const items = iterate(value);
    if (items.length !== target.items.length) throw new Error(`${target.items.length} names cannot take ${items.length} values`);
    target.items.forEach((part, index) => assign(part, items[index] ?? null, scope, frame));
  }
}

function runLoop(statement: Extract<Statement, { kind: 'for' }>, scope: Scope, frame: Frame, out: Output): Jump {
  const all = iterate(evaluate(statement.over, scope, frame));
  const { test } = statement;
  const items = test
    ? all.filter((item) => {
        const inner = new Scope(scope);
        assign(statement.target, item, inner, frame);
        return isTrue(evaluate(test, inner, frame));
      })
    : all;
  if (items.length === 0) return run(statement.otherwise, scope, frame, out);
  const state = { changed: undefined };
  for (const [index, item] of items.entries()) {
    const inner = new Scope(scope);
    inner.values.set('loop', loopValue(items, index, state));
    assign(statement.target, item, inner, frame);
    const jump = run(statement.body, inner, frame, out);
    if (jump === 'break') break;
    if (typeof jump === 'object') return jump;
  }
  return undefined;
}

function callWith(expression: Expression, caller: Func | undefined, scope: Scope, frame: Frame): Value {
  if (expression.kind !== 'call') throw new Error('{% call %} needs a call');
  const callee = evaluate(expression.callee, scope, frame);
  const [positional, keywords] = argumentsOf(expression.args, scope, frame);
  if (caller) keywords.set('caller', caller);
  const at = frame.at;
  const result = callValue(callee, positional, keywords);
  frame.at = at;
  return result;
}

/** Calls a value; only functions and macros can be called. */
export function callValue(callee: Value, positional: readonly Value[], keywords: Keywords): Value {
  if (callee instanceof Func) return callee.call(positional, keywords);
  if (callee instanceof Undefined) return (callee.check(), callee);
  if (callee instanceof Thing) {
    const call = callee.attribute('__call__');
    if (call instanceof Func) return call.call(positional, keywords);
  }
  throw new Error(`${describe(callee)} cannot be called`);
}

function argumentsOf(given: readonly Argument[], scope: Scope, frame: Frame): [Value[], Map<string, Value>] {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  for (const argument of given) {
    const value = evaluate(argument.value, scope, frame);
    if (argument.kind === 'positional') positional.push(value);
    else if (argument.kind === 'named') keywords.set(argument.name, value);
    else if (argument.kind === 'spread') positional.push(...iterate(value));
    else for (const [key, item] of entriesOf(value)) keywords.set(textOf(key), item);
  }
  return [positional, keywords];
}

const calls: FilterCalls = {
  filter: (name, value, args) => applyFilter(name, value, args, new Map()),
  test: (name, value, args) => applyTest(name, value, args),
};

function applyFilter(name: string, value: Value, positional: readonly Value[], keywords: Keywords): Value {
  const filter = FILTERS.get(name);
  if (!filter) throw new Error(`filter '${name}' is not supported`);
  if (value instanceof Undefined && name !== 'default' && name !== 'd') value.check();
  return filter(value, new Arguments(name, positional, keywords), calls);
}

function applyTest(name: string, value: Value, args: readonly Value[]): boolean {
  const test = TESTS.get(name.toLowerCase());
  if (!test) throw new Error(`test 'is ${name}' is not supported`);
  if (value instanceof Undefined && name !== 'defined' && name !== 'undefined') value.check();
  return test(value, args);
}

/** The function that a macro is, in the scope it was written in. */
export function macroValue(macro: MacroStatement, scope: Scope, frame: Frame): Func {
  return new Func(
    macro.name,
    (positional, keywords) => {
      const at = frame.at;
      try {
        return frame.enter(macro.name, () => {
          const inner = bind(macro, positional, keywords, scope, frame);
          const out = new TextOutput();
          const jump = run(macro.body, inner, frame, out);
          return typeof jump === 'object' ? jump.value : out.text();
        });
      } finally {
        frame.at = at;
      }
    },
    { name: macro.name },
  );
}

function bind(macro: MacroStatement, positional: readonly Value[], keywords: Keywords, scope: Scope, frame: Frame): Scope {
  const inner = new Scope(scope);
  const rest = new Map(keywords);
  const caller = rest.get('caller');
  if (!macro.parameters.some((parameter) => parameter.name === 'caller')) rest.delete('caller');
  if (caller) inner.values.set('caller', caller);
  macro.parameters.forEach((parameter, index) => {
    const given = positional[index] ?? (index < positional.length ? null : rest.get(parameter.name));
    if (index < positional.length && rest.has(parameter.name)) throw new Error(`${macro.name}() got '${parameter.name}' twice`);
    rest.delete(parameter.name);
    const value = given === undefined ? parameter.fallback && evaluate(parameter.fallback, inner, frame) : given;
    inner.values.set(parameter.name, value ?? (value === null ? null : new Undefined(parameter.name)));
  });
  if (macro.takesRest) inner.values.set('varargs', new Tuple(positional.slice(macro.parameters.length)));
  else if (positional.length > macro.parameters.length) {
    throw new Error(`${macro.name}() takes ${macro.parameters.length} arguments, not ${positional.length}`);
  }
  if (macro.takesKeywords) inner.values.set('kwargs', new Map<Value, Value>(rest));
  else if (rest.size > 0) throw new Error(`${macro.name}() has no argument '${[...rest.keys()].join("', '")}'`);
  return inner;
}

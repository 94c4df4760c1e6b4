import { FILTERS } from './filters';
import { TESTS } from './tests';
import { IS, IS_NOT, TUPLE } from './tokens';
import type { Argument, Expression, Parameter } from './tree';

/** A node of the library's tree. */
export type LibraryNode = Readonly<Record<string, unknown>> & { readonly type: string };

/** Names that are met while a tree is read. */
export interface NameWatch {
  use(name: string): void;
  member(path: string): void;
}

const CONSTANTS: Readonly<Record<string, null | boolean>> = { true: true, false: false, none: null, True: true, False: false, None: null };
/** What may be asked of a name that is not known. */
const GUARDS = new Set(['defined', 'undefined', 'default', 'd']);

/** Turns an expression of the library's tree into ours. */
export function readExpression(value: unknown, watch: NameWatch): Expression {
  const node = nodeOf(value);
  const read = (part: unknown) => readExpression(part, watch);
  switch (node.type) {
    case 'Identifier':
      return readName(String(node['value']), watch);
    case 'IntegerLiteral':
      return { kind: 'literal', value: Number(node['value']) };
    case 'FloatLiteral':
      return { kind: 'literal', value: Number(node['value']), float: true };
    case 'StringLiteral':
      return { kind: 'literal', value: String(node['value']) };
    case 'ArrayLiteral':
      return { kind: 'list', items: nodesOf(node['value']).map(read) };
    case 'TupleLiteral':
      return { kind: 'tuple', items: nodesOf(node['value']).map(read) };
    case 'ObjectLiteral':
      return { kind: 'dict', entries: entriesOf(node['value']).map(([key, item]) => [read(key), read(item)] as const) };
    case 'MemberExpression':
      return readMember(node, watch);
    case 'CallExpression':
      return readCall(node, watch);
    case 'FilterExpression':
      return readFilter(node, watch);
    case 'TestExpression': {
      const name = knownTest(String(nodeOf(node['test'])['value']));
      return { kind: 'test', name, of: readGuarded(node['operand'], name, watch), args: [], negate: node['negate'] === true };
    }
    case 'BinaryExpression':
      return { kind: 'binary', operator: String(nodeOf(node['operator'])['value']), left: read(node['left']), right: read(node['right']) };
    case 'UnaryExpression':
      return { kind: 'unary', operator: String(nodeOf(node['operator'])['value']), of: read(node['argument']) };
    case 'Ternary':
      return { kind: 'if', test: read(node['condition']), body: read(node['trueExpr']), otherwise: read(node['falseExpr']) };
    case 'SelectExpression':
      return { kind: 'if', test: read(node['test']), body: read(node['lhs']), otherwise: undefined };
    default:
      throw new Error(`${node.type} is not supported here`);
  }
}

/** Parameters of a macro or call block. */
export function readParameters(value: unknown, watch: NameWatch): Parameter[] {
  return nodesOf(value).map((node) =>
    node.type === 'KeywordArgumentExpression'
      ? { name: String(nodeOf(node['key'])['value']), fallback: readExpression(node['value'], watch) }
      : { name: String(node['value']), fallback: undefined },
  );
}

export function nodeOf(value: unknown): LibraryNode {
  if (!isNode(value)) throw new Error('expression is not complete');
  return value;
}

export function nodesOf(value: unknown): LibraryNode[] {
  return Array.isArray(value) ? value.map(nodeOf) : [];
}

/** Name and arguments of a filter. */
export function readFilterCall(value: unknown, watch: NameWatch): { name: string; args: Argument[] } {
  const node = nodeOf(value);
  if (node.type === 'CallExpression') {
    return { name: String(nodeOf(node['callee'])['value']), args: readArguments(node['args'], watch) };
  }
  return { name: String(node['value']), args: [] };
}

function readName(name: string, watch: NameWatch): Expression {
  const constant = CONSTANTS[name];
  if (constant !== undefined) return { kind: 'literal', value: constant };
  const [first = name, ...path] = name.split('.');
  watch.use(first);
  if (path.length > 0) watch.member(name);
  return path.reduce<Expression>((of, part) => ({ kind: 'attribute', of, name: part }), { kind: 'name', name: first });
}

function readMember(node: LibraryNode, watch: NameWatch): Expression {
  const of = readExpression(node['object'], watch);
  const property = nodeOf(node['property']);
  if (node['computed'] === false) {
    const name = String(property['value']);
    if (of.kind === 'name') watch.member(`${of.name}.${name}`);
    if (property.type === 'IntegerLiteral') return { kind: 'item', of, key: { kind: 'literal', value: Number(name) } };
    return { kind: 'attribute', of, name };
  }
  if (property.type !== 'SliceExpression') return { kind: 'item', of, key: readExpression(property, watch) };
  const part = (key: string) => (property[key] === undefined ? undefined : readExpression(property[key], watch));
  return { kind: 'slice', of, start: part('start'), stop: part('stop'), step: part('step') };
}

function readCall(node: LibraryNode, watch: NameWatch): Expression {
  const callee = nodeOf(node['callee']);
  if (callee.type === 'Identifier' && callee['value'] === TUPLE) {
    return { kind: 'tuple', items: nodesOf(node['args']).map((item) => readExpression(item, watch)) };
  }
  return { kind: 'call', callee: readExpression(callee, watch), args: readArguments(node['args'], watch) };
}

function readFilter(node: LibraryNode, watch: NameWatch): Expression {
  const { name, args } = readFilterCall(node['filter'], watch);
  const negate = name.startsWith(IS_NOT);
  if (negate || name.startsWith(IS)) {
    const test = knownTest(name.slice((negate ? IS_NOT : IS).length));
    return { kind: 'test', name: test, of: readExpression(node['operand'], watch), args, negate };
  }
  return { kind: 'filter', name: knownFilter(name), of: readGuarded(node['operand'], name, watch), args };
}

function knownFilter(name: string): string {
  if (!FILTERS.has(name)) throw new Error(`filter '${name}' is not supported`);
  return name;
}

function knownTest(name: string): string {
  if (!TESTS.has(name.toLowerCase())) throw new Error(`test 'is ${name}' is not supported`);
  return name;
}

function readGuarded(value: unknown, question: string, watch: NameWatch): Expression {
  return readExpression(value, GUARDS.has(question) ? { use: () => undefined, member: () => undefined } : watch);
}

function readArguments(value: unknown, watch: NameWatch): Argument[] {
  return nodesOf(value).map((node): Argument => {
    switch (node.type) {
      case 'KeywordArgumentExpression':
        return { kind: 'named', name: String(nodeOf(node['key'])['value']), value: readExpression(node['value'], watch) };
      case 'SpreadExpression':
        return { kind: 'spread', value: readExpression(node['argument'], watch) };
      case 'KeywordSpreadExpression':
        return { kind: 'keywords', value: readExpression(node['argument'], watch) };
      default:
        return { kind: 'positional', value: readExpression(node, watch) };
    }
  });
}

function entriesOf(value: unknown): [unknown, unknown][] {
  return value instanceof Map ? [...value] : [];
}

function isNode(value: unknown): value is LibraryNode {
  return typeof value === 'object' && value !== null && (('type' in value && typeof value.type === 'string') || 'value' in value);
}

import type { parse } from '@huggingface/jinja';

type Program = ReturnType<typeof parse>;
type Tree = Readonly<Record<string, unknown>> & { readonly type: string };

/** Names that a template itself gives a meaning: set, loop variables, macros and their parameters. */
export function definedNames(program: Program): string[] {
  return statements(program).flatMap((tree) => {
    if (tree.type === 'Set') return identifiers(tree['assignee']);
    if (tree.type === 'For') return identifiers(tree['loopvar']);
    if (tree.type === 'Macro') return [...identifiers(tree['name']), ...list(tree['args']).flatMap(parameter)];
    if (tree.type === 'CallStatement') return list(tree['callerArgs']).flatMap(parameter);
    return [];
  });
}

/** Names of macros a file defines. */
export function macroNames(program: Program): string[] {
  return program.body.flatMap((statement) => {
    const tree: unknown = statement;
    return isTree(tree) && tree.type === 'Macro' ? identifiers(tree['name']) : [];
  });
}

/** Names whose value a template asks for; attributes, keywords, operators, filters and tests are not names. */
export function usedNames(program: Program): string[] {
  return [...new Set(statements(program, skipLabels).flatMap((tree) => (tree.type === 'Identifier' ? [String(tree['value'])] : [])))];
}

function skipLabels(tree: Tree, key: string): boolean {
  if (tree.type === 'MemberExpression') return key === 'property' && tree['computed'] === false;
  if (tree.type === 'KeywordArgumentExpression') return key === 'key';
  if (tree.type === 'TestExpression') return key === 'test';
  if (tree.type === 'UnaryExpression' || tree.type === 'BinaryExpression') return key === 'operator';
  if (tree.type === 'FilterExpression' || tree.type === 'FilterStatement') return key === 'filter';
  return false;
}

function statements(root: unknown, skip: (tree: Tree, key: string) => boolean = () => false): Tree[] {
  if (Array.isArray(root)) return root.flatMap((item) => statements(item, skip));
  if (root instanceof Map) return [...root].flatMap((entry) => statements(entry, skip));
  if (!isTree(root)) return [];
  return [
    root,
    ...Object.entries(root).flatMap(([key, value]) => (skip(root, key) ? filterArguments(value, skip) : statements(value, skip))),
  ];
}

function filterArguments(value: unknown, skip: (tree: Tree, key: string) => boolean): Tree[] {
  return isTree(value) && value.type === 'CallExpression' ? statements(value['args'], skip) : [];
}

function identifiers(value: unknown): string[] {
  return statements(value).flatMap((tree) => (tree.type === 'Identifier' ? [String(tree['value'])] : []));
}

function parameter(value: unknown): string[] {
  return isTree(value) && value.type === 'KeywordArgumentExpression' ? identifiers(value['key']) : identifiers(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

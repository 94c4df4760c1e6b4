import { tokenize } from '@huggingface/jinja';

export type Token = ReturnType<typeof tokenize>[number];

/** Stands before the text between tags, which the library's tree does not tell from a text in quotes. */
export const TEXT_MARK = '\u0000';
/** Function that a tuple is written as where the library cannot read one: `()` and `(a,)`. */
export const TUPLE = '__tuple';
/** Filter that a test with arguments is written as. */
export const IS = '__is_';
export const IS_NOT = '__is_not_';

/** Tokens of a template, with tuples, tests with arguments and calls of a namespace written so that the library's parser takes them. */
export function tokensOf(text: string): Token[] {
  const tokens = tokenize(text).map((token) => (token.type === 'Text' ? { ...token, value: TEXT_MARK + token.value } : token));
  return dottedCalls(testsWithArguments(tuples(tokens)));
}

const KEYWORDS = new Set(['in', 'not', 'and', 'or', 'if', 'else', 'elif', 'is']);

function isCallable(token: Token | undefined): boolean {
  if (token?.type === 'Identifier') return !KEYWORDS.has(token.value);
  return token?.type === 'CloseParen' || token?.type === 'CloseSquareBracket';
}

function name(value: string): Token {
  return { type: 'Identifier', value };
}

function tuples(tokens: readonly Token[]): Token[] {
  const inserts = new Set<number>();
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.type === 'OpenParen') open.push(index);
    if (token.type !== 'CloseParen') return;
    const start = open.pop();
    if (start === undefined || isCallable(tokens[start - 1])) return;
    if (tokens[index - 1]?.type === 'Comma' || start === index - 1) inserts.add(start);
  });
  return tokens.flatMap((token, index) => (inserts.has(index) ? [name(TUPLE), token] : [token]));
}

/** `x is divisibleby(3)`, `x is sameas y` and `x is not in [1]` become a filter, which the library reads with arguments. */
function testsWithArguments(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let at = 0;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    const negated = isName(tokens[at + 1], 'not');
    const test = tokens[at + (negated ? 2 : 1)];
    const start = at + (negated ? 3 : 2);
    const end = isName(token, 'is') && tokens[at - 1]?.type !== 'Dot' && test?.type === 'Identifier' ? endOfPrimary(tokens, start) : start;
    if (test === undefined || end === start) {
      out.push(token);
      at += 1;
      continue;
    }
    const inner = testsWithArguments(tokens.slice(start, end));
    const parts: Token[] =
      inner[0]?.type === 'OpenParen' ? inner : [{ type: 'OpenParen', value: '(' }, ...inner, { type: 'CloseParen', value: ')' }];
    out.push({ type: 'Pipe', value: '|' }, name((negated ? IS_NOT : IS) + test.value), ...parts);
    at = end;
  }
  return out;
}

function isName(token: Token | undefined, value: string): boolean {
  return token?.type === 'Identifier' && token.value === value;
}

/** Where the literal, name or bracket that starts at a token ends, with what hangs on it; the start when there is none. */
function endOfPrimary(tokens: readonly Token[], start: number): number {
  const first = tokens[start];
  if (first === undefined || (first.type === 'Identifier' && KEYWORDS.has(first.value))) return start;
  if (first.type === 'OpenParen') return endOfBracket(tokens, start);
  let at = start;
  if (first.type === 'Identifier' || first.type === 'StringLiteral' || first.type === 'NumericLiteral') at += 1;
  else if (first.type === 'OpenSquareBracket' || first.type === 'OpenCurlyBracket') at = endOfBracket(tokens, at);
  else return start;
  for (;;) {
    if (tokens[at]?.type === 'Dot') at += 2;
    else if (tokens[at]?.type === 'OpenParen' || tokens[at]?.type === 'OpenSquareBracket') at = endOfBracket(tokens, at);
    else return at;
  }
}

function endOfBracket(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const type = tokens[at]?.type ?? '';
    if (['OpenParen', 'OpenSquareBracket', 'OpenCurlyBracket'].includes(type)) depth += 1;
    if (['CloseParen', 'CloseSquareBracket', 'CloseCurlyBracket'].includes(type)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** `{% call dbt.statement(...) %}`: the library takes one bare name only. */
function dottedCalls(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    out.push(token);
    if (token.type !== 'OpenStatement' || !isName(tokens[at + 1], 'call')) continue;
    let callee = at + 2;
    if (tokens[callee]?.type === 'OpenParen') callee = endOfBracket(tokens, callee);
    let path = tokens[callee]?.value ?? '';
    let end = callee + 1;
    for (; tokens[end]?.type === 'Dot'; end += 2) path += `.${tokens[end + 1]?.value ?? ''}`;
    if (end === callee + 1) continue;
    out.push(...tokens.slice(at + 1, callee), name(path));
    at = end - 1;
  }
  return out;
}

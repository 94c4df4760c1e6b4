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
  return dottedCalls(testsWithArguments(chains(tuples(tokens))));
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

const OPENING = new Set(['OpenParen', 'OpenSquareBracket', 'OpenCurlyBracket']);
const CLOSING = new Set(['CloseParen', 'CloseSquareBracket', 'CloseCurlyBracket']);
const BOUNDARIES = new Set(['Comma', 'Colon', 'Equals', 'OpenStatement', 'CloseStatement', 'OpenExpression', 'CloseExpression']);
const BOUNDARY_WORDS = new Set(['and', 'or', 'not', 'if', 'elif', 'else', 'in']);

/** `a < b < c` means `(a < b and b < c)`; the library would compare the first answer with c. */
function chains(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex((token, index) => token.type === 'ComparisonBinaryOperator' && nextComparison(tokens, index) !== undefined);
  const second = at < 0 ? undefined : nextComparison(tokens, at);
  if (second === undefined) return [...tokens];
  const start = edgeOf(tokens, at, -1) + 1;
  const end = edgeOf(tokens, second, 1);
  const middle = tokens.slice(at + 1, second);
  const joined = [...tokens.slice(start, second), name('and'), ...chains([...middle, ...tokens.slice(second, end)])];
  const group: Token[] = [{ type: 'OpenParen', value: '(' }, ...joined, { type: 'CloseParen', value: ')' }];
  return [...tokens.slice(0, start), ...group, ...chains(tokens.slice(end))];
}

/** The comparison that goes on where another ends, in the same brackets. */
function nextComparison(tokens: readonly Token[], at: number): number | undefined {
  const end = edgeOf(tokens, at, 1, true);
  return tokens[end]?.type === 'ComparisonBinaryOperator' ? end : undefined;
}

/** Where the operands around a comparison end: at a bracket that was open before, a comma, a keyword or the edge of the tag. */
function edgeOf(tokens: readonly Token[], from: number, step: 1 | -1, stopAtComparison = false): number {
  let depth = 0;
  for (let at = from + step; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at];
    if (token === undefined) return at;
    if ((step > 0 ? OPENING : CLOSING).has(token.type)) depth += 1;
    else if ((step > 0 ? CLOSING : OPENING).has(token.type)) depth -= 1;
    if (depth < 0) return at;
    if (depth > 0) continue;
    if (stopAtComparison && token.type === 'ComparisonBinaryOperator') return at;
    if (BOUNDARIES.has(token.type) || (token.type === 'Identifier' && BOUNDARY_WORDS.has(token.value))) return at;
  }
  return step > 0 ? tokens.length : -1;
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

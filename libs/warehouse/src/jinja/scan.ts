/** A `{{ }}`, `{% %}` or `{# #}` of a template: where it stands and what it opens. */
export interface Tag {
  /** First character of the tag and the one after its last. */
  readonly start: number;
  readonly end: number;
  /** First character of what follows, behind the blanks that the tag swallows. */
  readonly next: number;
  /** First word of a statement; '' for an expression, '#' for a comment. */
  readonly word: string;
}

/** A template as the library can read it, with its tags in order. */
export interface Scan {
  readonly text: string;
  readonly tags: readonly Tag[];
}

/** A construct that cannot be read, at a character of the template. */
export class BadConstruct extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Name under which the library sees `{% do %}`. */
export const DO = '__do';

/** Blocks, and whether they need an end; `set` needs one only without `=`. */
const BLOCKS = new Set(['if', 'for', 'macro', 'call', 'filter', 'test', 'materialization', 'set', 'raw']);
const WORDS = new Set([...BLOCKS, 'elif', 'else', 'do', 'break', 'continue']);

/** Finds the tags of a template, writes those that the library does not know in a way it does, and checks that blocks are closed. */
export function scan(source: string): Scan {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  let text = '';
  let at = 0;
  for (;;) {
    const start = nextTag(source, at);
    if (start < 0) break;
    text += source.slice(at, start);
    const end = source[start + 1] === '#' ? endOfComment(source, start) : endOfTag(source, start);
    const raw = source[start + 1] === '%' ? rawBlock(source, start, end) : undefined;
    if (raw) {
      tags.push(tagAt(source, start, raw.end, ''));
      text += raw.text;
      at = raw.end;
      continue;
    }
    const tag = tagAt(source, start, end, wordOf(source, start));
    tags.push(tag);
    if (source[start + 1] === '%') balance(source, tag, open);
    text += rewrite(source.slice(start, end), tag.word);
    at = end;
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new BadConstruct(`{% ${unclosed.word} %} is not closed: {% end${unclosed.word} %} is missing`, unclosed.start);
  return { text: text + source.slice(at), tags };
}

/** Tags of a template, also when what is in them cannot be read. */
export function tagsOf(source: string): Tag[] {
  const tags: Tag[] = [];
  let at = 0;
  for (let start = nextTag(source, at); start >= 0; start = nextTag(source, at)) {
    at = source[start + 1] === '#' ? endOfComment(source, start) : endOfTag(source, start);
    at = (source[start + 1] === '%' ? rawBlock(source, start, at)?.end : undefined) ?? at;
    tags.push(tagAt(source, start, at, wordOf(source, start)));
  }
  return tags;
}

function tagAt(source: string, start: number, end: number, word: string): Tag {
  let next = end;
  if (source[end - 3] === '-') while (/\s/.test(source.charAt(next))) next += 1;
  return { start, end, next, word };
}

function nextTag(source: string, from: number): number {
  const tag = /\{[{%#]/g;
  tag.lastIndex = from;
  return tag.exec(source)?.index ?? -1;
}

function endOfComment(source: string, start: number): number {
  const end = source.indexOf('#}', start + 2);
  if (end < 0) throw new BadConstruct('comment is not closed: #} is missing', start);
  return end + 2;
}

/** The character after a tag; quotes and braces inside it do not end it. */
function endOfTag(source: string, start: number): number {
  const close = source[start + 1] === '%' ? '%}' : '}}';
  let depth = 0;
  for (let at = start + 2; at < source.length; at++) {
    const char = source[at];
    if (char === '"' || char === "'") {
      at = endOfText(source, at);
    } else if (source.startsWith(close, at) && (close === '%}' || depth === 0)) {
      return at + 2;
    } else if (char === '{') {
      depth += 1;
    } else if (char === '}') {
      depth -= 1;
    }
  }
  throw new BadConstruct(`tag is not closed: ${close} is missing`, start);
}

function endOfText(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === source[start]) return at;
  }
  throw new BadConstruct('text in quotes is not closed', start);
}

function wordOf(source: string, start: number): string {
  if (source[start + 1] === '#') return '#';
  if (source[start + 1] === '{') return '';
  return /^\{%[-+]?\s*(\w*)/.exec(source.slice(start, start + 80))?.[1] ?? '';
}

function rawBlock(source: string, start: number, end: number): { text: string; end: number } | undefined {
  const opening = /^\{%([-+]?)\s*raw\s*(-?)[-+]?%\}$/.exec(source.slice(start, end));
  if (!opening) return undefined;
  const closing = /\{%(-?)[+]?\s*endraw\s*([-+]?)%\}/.exec(source.slice(end));
  if (!closing) throw new BadConstruct('{% raw %} is not closed: {% endraw %} is missing', start);
  let body = source.slice(end, end + closing.index);
  if (opening[2] === '-') body = body.trimStart();
  if (closing[1] === '-') body = body.trimEnd();
  const trim = (sign: string | undefined) => (sign === '-' ? '-' : '');
  return { text: `{{${trim(opening[1])} ${JSON.stringify(body)} ${trim(closing[2])}}}`, end: end + closing.index + closing[0].length };
}

function balance(source: string, tag: Tag, open: Tag[]): void {
  const { word } = tag;
  if (word.startsWith('end')) {
    const last = open.pop();
    if (!last) throw new BadConstruct(`{% ${word} %} closes nothing`, tag.start);
    if (word !== `end${last.word}`) {
      throw new BadConstruct(`{% ${word} %} stands where {% end${last.word} %} is expected, for the {% ${last.word} %} above`, tag.start);
    }
    return;
  }
  const around = open.at(-1)?.word;
  if ((word === 'elif' && around !== 'if') || (word === 'else' && around !== 'if' && around !== 'for')) {
    throw new BadConstruct(`{% ${word} %} belongs to no {% if %}`, tag.start);
  }
  if (!WORDS.has(word)) throw new BadConstruct(`{% ${word} %} is not supported`, tag.start);
  if (BLOCKS.has(word) && !(word === 'set' && isAssignment(source.slice(tag.start, tag.end)))) open.push(tag);
}

function isAssignment(tag: string): boolean {
  return tag.replace(TEXTS, '').includes('=');
}

const TEXTS = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/g;
/** Escapes that mean something; before any other character Python keeps the backslash. */
const UNKNOWN_ESCAPE = /\\(?:([ntrbfv'"\\xu])|\n|([\s\S]))/g;

function rewrite(tag: string, word: string): string {
  if (word === '#') return tag;
  const plain = tag
    .replace(/^(\{[{%])\+/, '$1')
    .replace(/\+([%}]\})$/, '$1')
    .replace(TEXTS, (text) =>
      text.replace(UNKNOWN_ESCAPE, (all, known?: string, other?: string) => (known ? all : other ? `\\\\${other}` : '')),
    );
  switch (word) {
    case 'do':
      return plain.replace(/^(\{%-?\s*)do\b/, `$1set ${DO} =`);
    case 'test':
      return plain.replace(/^(\{%-?\s*)test\s+/, '$1macro test_');
    case 'materialization':
      return plain.replace(/^(\{%-?\s*)materialization\s+(\w+)[\s\S]*?(-?%\})$/, '$1macro materialization_$2() $3');
    case 'endtest':
    case 'endmaterialization':
      return plain.replace(/^(\{%-?\s*)\w+[\s\S]*?(-?%\})$/, '$1endmacro $2');
    default:
      return word.startsWith('end') ? plain.replace(/^(\{%-?\s*\w+)[\s\S]*?(-?%\})$/, '$1 $2') : plain;
  }
}

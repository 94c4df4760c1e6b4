import { parse } from '@huggingface/jinja';
import { BadConstruct, DO, scan, type Tag } from './scan';
import { nodeOf, nodesOf, readExpression, readFilterCall, readParameters, type LibraryNode, type NameWatch } from './read-expression';
import { TEXT_MARK, tokensOf } from './tokens';
import type { Expression, MacroStatement, Parameter, Span, Statement, Tree } from './tree';

/** Reads a template, or a part of one that starts at an offset; a construct that cannot be read throws `BadConstruct` with its place. */
export function readTree(source: string, offset = 0): Tree {
  try {
    const scanned = scan(source);
    const body = libraryTree(source, scanned.text, scanned.tags);
    return new TreeReader(
      scanned.tags.map((tag) => ({ ...tag, start: tag.start + offset, next: tag.next + offset })),
      offset,
    ).read(body);
  } catch (error) {
    throw error instanceof BadConstruct ? new BadConstruct(error.message, error.offset + offset) : error;
  }
}

function libraryTree(source: string, text: string, tags: readonly Tag[]): LibraryNode[] {
  try {
    const program: unknown = parse(tokensOf(text));
    return nodesOf(nodeOf(program)['body']);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Parser Error: /, '') : String(error);
    const bad = tags.find((tag) => !canBeRead(source.slice(tag.start, tag.end), tag.word));
    throw new BadConstruct(`template cannot be read: ${reason}`, bad?.start ?? 0);
  }
}

/** Whether a tag can be read by itself, with the end that belongs to it. */
function canBeRead(tag: string, word: string): boolean {
  if (word === '#' || word === 'else' || word.startsWith('end')) return true;
  const alone = word === 'elif' ? tag.replace('elif', 'if') : tag;
  const opener = word === 'elif' ? 'if' : word;
  for (const end of word === '' || word === 'do' || word === 'set' ? [''] : [`{% end${opener} %}`, '']) {
    try {
      parse(tokensOf(scan(alone + end).text));
      return true;
    } catch {
      // The next ending may fit.
    }
  }
  return word === 'set' && !tag.includes('=');
}

class TreeReader {
  private next = 0;
  private at = 0;
  private readonly uses = new Map<string, number>();
  private readonly members = new Map<string, number>();
  /** How many branches that hang on the target are around. */
  private elsewhere = 0;
  private readonly defines = new Set<string>();
  private readonly macros: MacroStatement[] = [];
  /** Names of the macros that are being read, from the outside in. */
  private rest = { varargs: false, kwargs: false };
  private readonly watch: NameWatch = {
    use: (name) => {
      if (name === 'varargs' || name === 'kwargs') this.rest[name] = true;
      if (this.elsewhere === 0 && !this.uses.has(name)) this.uses.set(name, this.at);
    },
    member: (path) => {
      if (this.elsewhere === 0 && !this.members.has(path)) this.members.set(path, this.at);
    },
  };

  constructor(
    private readonly tags: readonly Tag[],
    private readonly offset: number,
  ) {}

  read(body: readonly LibraryNode[]): Tree {
    const statements = this.body(body);
    return { statements, uses: this.uses, members: this.members, defines: this.defines, macros: this.macros };
  }

  private bad(message: string): BadConstruct {
    return new BadConstruct(message, this.at - this.offset);
  }

  private take(): Span {
    const tag = this.tags[this.next++];
    if (!tag) throw this.bad('template cannot be read: its tags do not match what was read');
    this.at = tag.start;
    return { start: tag.start, next: tag.next };
  }

  private nextWord(): string {
    return this.tags[this.next]?.word ?? '';
  }

  private body(nodes: readonly LibraryNode[]): Statement[] {
    return nodes.flatMap((node) => this.statement(node));
  }

  private end(): Statement {
    return { kind: 'comment', span: this.take() };
  }

  private expression(value: unknown): Expression {
    try {
      return readExpression(value, this.watch);
    } catch (error) {
      throw error instanceof BadConstruct ? error : this.bad(error instanceof Error ? error.message : String(error));
    }
  }

  private statement(node: LibraryNode): Statement[] {
    if (node.type === 'StringLiteral' && String(node['value']).startsWith(TEXT_MARK)) {
      return [{ kind: 'text', text: String(node['value']).slice(TEXT_MARK.length) }];
    }
    const span = this.take();
    switch (node.type) {
      case 'Comment':
        return [{ kind: 'comment', span }];
      case 'Break':
        return [{ kind: 'break', span }];
      case 'Continue':
        return [{ kind: 'continue', span }];
      case 'If':
        return this.condition(node, span, true);
      case 'For':
        return this.loop(node, span);
      case 'Set':
        return this.set(node, span);
      case 'Macro': {
        const name = String(nodeOf(node['name'])['value']);
        const macro = this.macro(name, node['args'], node['body'], span);
        this.macros.push(macro);
        return [macro, this.end()];
      }
      case 'CallStatement': {
        const call = this.expression(node['call']);
        return [{ kind: 'call', call, caller: this.macro('caller', node['callerArgs'], node['body'], span), span }, this.end()];
      }
      case 'FilterStatement': {
        const filter = readFilterCall(node['filter'], this.watch);
        return [{ kind: 'filter-block', ...filter, body: this.body(nodesOf(node['body'])), span }, this.end()];
      }
      default:
        return [{ kind: 'print', value: this.expression(node), span }];
    }
  }

  private condition(node: LibraryNode, span: Span, outer: boolean): Statement[] {
    const test = this.expression(node['test']);
    const hangs = hangsOnTarget(test) ? 1 : 0;
    this.elsewhere += hangs;
    const body = this.body(nodesOf(node['body']));
    const alternate = nodesOf(node['alternate']);
    const otherwise: Statement[] = [];
    const [nested] = alternate;
    if (this.nextWord() === 'elif' && nested) otherwise.push(...this.condition(nested, this.take(), false));
    else if (this.nextWord() === 'else') otherwise.push(this.end(), ...this.body(alternate));
    this.elsewhere -= hangs;
    return [{ kind: 'if', test, body, otherwise, span }, ...(outer ? [this.end()] : [])];
  }

  private loop(node: LibraryNode, span: Span): Statement[] {
    const target = this.target(node['loopvar']);
    const iterable = nodeOf(node['iterable']);
    const filtered = iterable.type === 'SelectExpression';
    const over = this.expression(filtered ? iterable['lhs'] : iterable);
    const test = filtered ? this.expression(iterable['test']) : undefined;
    const body = this.body(nodesOf(node['body']));
    const otherwise = this.nextWord() === 'else' ? [this.end(), ...this.body(nodesOf(node['defaultBlock']))] : [];
    return [{ kind: 'for', target, over, test, body, otherwise, span }, this.end()];
  }

  private set(node: LibraryNode, span: Span): Statement[] {
    const assignee = nodeOf(node['assignee']);
    if (assignee.type === 'Identifier' && assignee['value'] === DO) return [{ kind: 'do', value: this.expression(node['value']), span }];
    const target = this.target(assignee);
    if (node['value'] !== null) return [{ kind: 'set', target, value: this.expression(node['value']), span }];
    return [{ kind: 'set-block', target, body: this.body(nodesOf(node['body'])), span }, this.end()];
  }

  /** What is assigned to: a name, several, or a name in a namespace. */
  private target(value: unknown): Expression {
    const watch: NameWatch = { use: (name) => this.defines.add(name), member: () => undefined };
    const target = readExpression(value, watch);
    if (target.kind !== 'name' && target.kind !== 'tuple' && target.kind !== 'attribute') {
      throw this.bad('only a name, several names or a name in a namespace can be set');
    }
    return target;
  }

  private macro(name: string, parameterNodes: unknown, body: unknown, span: Span): MacroStatement {
    const parameters: Parameter[] = readParameters(parameterNodes, this.watch);
    this.defines.add(name);
    for (const parameter of parameters) this.defines.add(parameter.name);
    const outer = this.rest;
    this.rest = { varargs: false, kwargs: false };
    const statements = this.body(nodesOf(body));
    const { varargs, kwargs } = this.rest;
    this.rest = outer;
    return {
      kind: 'macro',
      name,
      parameters,
      body: statements,
      takesRest: varargs,
      takesKeywords: kwargs,
      span,
    };
  }
}

/** Whether a condition asks for the target or the kind of database. */
function hangsOnTarget(test: Expression): boolean {
  if (test.kind === 'name') return test.name === 'target';
  if (test.kind === 'attribute' && test.of.kind === 'name' && test.of.name === 'adapter') return test.name === 'type';
  if (test.kind === 'call') return hangsOnTarget(test.callee);
  if (test.kind === 'binary') return hangsOnTarget(test.left) || hangsOnTarget(test.right);
  return 'of' in test && hangsOnTarget(test.of);
}

import { LinedOutput } from '../jinja/output';
import { Return, run, Scope, type Frame } from '../jinja/evaluate';
import { readTree } from '../jinja/read-tree';
import { BadConstruct } from '../jinja/scan';
import type { Expression, Statement, Tree } from '../jinja/tree';
import { placeAt, WarehouseError } from '../errors';
import type { ProjectFile } from '../stages';

/** A template that was read without error. */
export interface Template {
  readonly file: ProjectFile;
  readonly tree: Tree;
  lineOf(offset: number): number;
}

/** Templates that were read, by path and text; a node is rendered more than once. */
const known = new Map<string, Template>();
const MOST_KNOWN = 2000;

/** Part of a file, by its first character and the one after its last. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Reads Jinja (or a part of the file, such as one macro), once per text; an unfinished or unknown construct is an error with file, line and column. */
export function readTemplate(file: ProjectFile, node?: string, part?: Part): Template {
  const text = part ? file.text.slice(part.start, part.end) : file.text;
  const key = `${file.path}\n${part?.start ?? 0}\n${text}`;
  const earlier = known.get(key);
  if (earlier) return earlier;
  try {
    const template = { file, tree: readTree(text, part?.start), lineOf: lineFinder(file.text) };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, template);
    return template;
  } catch (error) {
    if (!(error instanceof BadConstruct)) throw error;
    const reason = error.message.startsWith('template') ? error.message : `template cannot be read: ${error.message}`;
    throw new WarehouseError('template', reason, { file: file.path, ...placeAt(file.text, error.offset) }, node);
  }
}

/** Evaluates a whole template to text that stays on the lines of the file; `globals` become names of the template too. */
export function renderTemplate(template: Template, frame: Frame): string {
  const out = new LinedOutput();
  if (typeof run(template.tree.statements, new Scope(), frame, out) === 'object') throw new Return(null);
  return out.text();
}

/** The only expression of a template, when it holds nothing else. */
export function onlyExpression(template: Template): Expression | undefined {
  const parts = template.tree.statements.filter((statement) => !isBlank(statement));
  const [first] = parts;
  return parts.length === 1 && first?.kind === 'print' && template.tree.statements.length === 1 ? first.value : undefined;
}

function isBlank(statement: Statement): boolean {
  return statement.kind === 'comment';
}

/** Line (from 1) of a character, found by halving. */
function lineFinder(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

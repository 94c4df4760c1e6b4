import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja';
import { messageOf, placeAt, WarehouseError } from '../errors';
import type { ProjectFile } from '../stages';
import { definedNames, usedNames } from './template-names';

type Program = ReturnType<typeof parse>;

/** A function or value that a template can name. */
export type TemplateContext = Readonly<Record<string, unknown>>;

/** A template that was read without error, with the macros of the project in front of it. */
export interface Template {
  readonly file: ProjectFile;
  readonly program: Program;
}

const CONSTANTS = { true: true, false: false, none: null, True: true, False: false, None: null };
/** Names that Jinja itself gives inside loops, macros and call blocks. */
const BUILT_IN = new Set([...Object.keys(CONSTANTS), 'loop', 'caller', 'varargs', 'kwargs', 'namespace']);

/** Reads Jinja; an unfinished or unknown construct is an error with file and line. */
export function readTemplate(file: ProjectFile, node?: string): Template {
  const text = keepLines(file.text);
  try {
    return { file, program: parse(tokenize(text)) };
  } catch (error) {
    throw new WarehouseError('template', `template cannot be read: ${explain(error)}`, findBadTag(file, readTag), node);
  }
}

/** Renders a template with macros; an unknown name or a failing call is an error with file and line. */
export function render(template: Template, macros: readonly Program[], context: TemplateContext, node?: string): string {
  const known = new Set([...BUILT_IN, ...Object.keys(context), ...macros.flatMap(definedNames), ...definedNames(template.program)]);
  for (const name of usedNames(template.program)) {
    if (!known.has(name)) throw unknownName(name, template.file, node);
  }
  try {
    return renderProgram([...macros, template.program], context);
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    const reason = messageOf(error);
    const place = findBadTag(template.file, (tag) => {
      const failed = failure(() => renderProgram([...macros, parse(tokenize(tag))], context));
      return failed instanceof WarehouseError || messageOf(failed) !== reason ? undefined : failed;
    });
    throw new WarehouseError('template', `template cannot be rendered: ${reason}`, place, node);
  }
}

function renderProgram(programs: readonly Program[], context: TemplateContext): string {
  const environment = new Environment();
  for (const [name, value] of Object.entries({ ...CONSTANTS, ...context })) environment.set(name, value);
  const interpreter = new Interpreter(environment);
  let text = '';
  for (const program of programs) text = String(interpreter.run(program).value);
  return text;
}

/**
 * Moves the line ends inside a tag behind it, so that a line of the finished SQL stands at the number it has in the file
 * (loops apart). White space between tokens means nothing to SQL.
 */
function keepLines(text: string): string {
  return text.replace(/\{[{%][\s\S]*?[%}]\}/g, (tag) => {
    const lines = tag.split('\n').length - 1;
    return lines === 0 ? tag : tag.replaceAll('\n', ' ') + '\n'.repeat(lines);
  });
}

function readTag(tag: string): unknown {
  if (tag.startsWith('{%')) {
    const word = /^\{%-?\s*(\w+)/.exec(tag)?.[1] ?? '';
    return STATEMENTS.has(word) ? undefined : new Error(`unsupported {% ${word} %}`);
  }
  return failure(() => parse(tokenize(tag)));
}

const STATEMENTS = new Set(
  'if elif else endif for endfor set endset macro endmacro call endcall filter endfilter break continue'.split(' '),
);

function findBadTag(file: ProjectFile, test: (tag: string) => unknown) {
  for (const match of file.text.matchAll(/\{[{%][\s\S]*?[%}]\}/g)) {
    if (test(match[0]) !== undefined) return { file: file.path, ...placeAt(file.text, match.index) };
  }
  return { file: file.path };
}

function failure(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

function explain(error: unknown): string {
  const text = messageOf(error);
  return text.startsWith('Cannot read properties') ? 'a block is not closed (is an endif, endfor or endmacro missing?)' : text;
}

function unknownName(name: string, file: ProjectFile, node: string | undefined): WarehouseError {
  const index = file.text.search(new RegExp(`\\{[{%][^%}]*\\b${name}\\b`));
  const at = index < 0 ? index : file.text.indexOf(name, index);
  return new WarehouseError(
    'template',
    `template uses '${name}', which is not known here`,
    at < 0 ? { file: file.path } : { file: file.path, ...placeAt(file.text, at) },
    node,
  );
}

import { messageOf, placeAt, WarehouseError, type Place } from '../errors';
import { UnknownName } from '../jinja/values';
import type { ProjectFile } from '../stages';

/** Where evaluation stood when something failed. */
interface Step {
  readonly file: ProjectFile;
  readonly offset: number;
  readonly macro: string | null;
}

/** Something that went wrong while a template was evaluated, with the macros on the way from the inside out. */
export class TemplateFailure extends Error {
  readonly steps: Step[] = [];

  constructor(
    readonly reason: unknown,
    step: Step,
  ) {
    super(messageOf(reason));
    this.steps.push(step);
  }
}

/** Adds a place to an error on its way out; errors that say their place themselves pass as they are. */
export function withStep(error: unknown, step: Step): unknown {
  if (error instanceof WarehouseError) return error;
  if (!(error instanceof TemplateFailure)) return new TemplateFailure(error, step);
  error.steps.push(step);
  return error;
}

/** The error to tell: at the place in the node's own file, with the places in macros below the message. */
export function toWarehouseError(error: unknown, node: string | undefined): unknown {
  if (!(error instanceof TemplateFailure)) return error;
  const own = error.steps.at(-1);
  const word = error.reason instanceof UnknownName ? error.reason.word : undefined;
  const inner = error.steps.slice(0, -1).filter((step) => step.macro !== null);
  const macros = inner.map((step) => {
    const place = placeOf(step, step === error.steps[0] ? word : undefined);
    return `\n  in macro ${step.macro} at ${place.file}:${place.line ?? 1}:${place.column ?? 1}`;
  });
  const text = word === undefined ? `template cannot be rendered: ${error.message}` : error.message;
  return new WarehouseError('template', text + macros.join(''), own && placeOf(own, inner.length === 0 ? word : undefined), node);
}

/** Line and column of a statement, or of a word in it. */
export function placeOf(step: { readonly file: ProjectFile; readonly offset: number }, word?: string): Place {
  const rest = step.file.text.slice(step.offset);
  const found = word === undefined ? -1 : rest.search(new RegExp(String.raw`\b${word}\b`));
  return { file: step.file.path, ...placeAt(step.file.text, step.offset + Math.max(found, 0)) };
}

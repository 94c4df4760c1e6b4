import { fieldOfPath, patternOf, type FieldProblem } from './problem';
import { isFieldPattern, labels } from './text';

const ORDER = new Map(Object.keys(labels).map((pattern, index) => [pattern, index]));

function rank(field: string): number {
  return ORDER.get(patternOf(field)) ?? -1;
}

function personOf(field: string): number {
  return Number(/^(?:victims|suspects)\.(\d+)\./.exec(field)?.[1] ?? -1);
}

/** Puts problems of the service and of the page together, in the order of the form; the page's own words win on a field. */
export function mergeProblems(
  own: readonly FieldProblem[],
  served: readonly { readonly path: string; readonly message: string }[],
): FieldProblem[] {
  const taken = new Set(own.map((problem) => problem.field));
  const others = served
    .map(({ path, message }) => ({ field: fieldOfPath(path, isFieldPattern), message }))
    .filter(({ field }) => field === '' || !taken.has(field));
  return [...own, ...others].sort((a, b) => {
    const sameKind = a.field.split('.')[0] === b.field.split('.')[0];
    return (sameKind ? personOf(a.field) - personOf(b.field) : 0) || rank(a.field) - rank(b.field);
  });
}

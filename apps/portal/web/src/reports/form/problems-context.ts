import { createContext, useContext } from 'react';
import type { FieldName } from './form-values';
import { fieldId, patternOf, type FieldProblem } from './problem';
import { isFieldPattern, labels } from './text';

/** What is wrong with the form as it was last sent; empty before that. */
export const ProblemsContext = createContext<readonly FieldProblem[]>([]);

/** Everything a field needs to name itself and to say what is wrong with it. */
export interface FieldParts {
  readonly id: string;
  readonly label: string;
  readonly hintId: string;
  readonly errorId: string;
  readonly messages: readonly string[];
  readonly describedBy: string | undefined;
}

export function useFieldParts(name: FieldName, hasHint: boolean): FieldParts {
  const problems = useContext(ProblemsContext);
  const id = fieldId(name);
  const pattern = patternOf(name);
  const messages = problems.filter((problem) => problem.field === name).map((problem) => problem.message);
  const [hintId, errorId] = [`${id}-hint`, `${id}-fout`];
  const described = [hasHint ? hintId : '', messages.length > 0 ? errorId : ''].filter(Boolean).join(' ');
  return {
    id,
    label: isFieldPattern(pattern) ? labels[pattern] : name,
    hintId,
    errorId,
    messages,
    describedBy: described === '' ? undefined : described,
  };
}

import { useEffect, useRef, type ReactNode } from 'react';
import { Alert } from '../../ui/alert';
import { fieldId, patternOf, type FieldProblem } from './problem';
import { isFieldPattern, labels, text } from './text';

/** Name of a field in the summary: with the number of the victim or suspect it belongs to. */
function nameOf(field: string): string {
  const pattern = patternOf(field);
  const label = isFieldPattern(pattern) ? labels[pattern] : '';
  const number = Number(/^\w+\.(\d+)\./.exec(field)?.[1]) + 1;
  if (pattern.startsWith('victims.#')) return `${text.victim(number)}, ${label.toLowerCase()}`;
  if (pattern.startsWith('suspects.#')) return `${text.suspect(number)}, ${label.toLowerCase()}`;
  return label;
}

function Problem({ problem }: { readonly problem: FieldProblem }): ReactNode {
  const name = nameOf(problem.field);
  const sentence = name === '' ? problem.message : `${name}: ${problem.message}`;
  if (problem.field === '') return sentence;
  const id = fieldId(problem.field);
  return (
    <a
      className="utrecht-link utrecht-link--html-a"
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(id)?.focus();
      }}
    >
      {sentence}
    </a>
  );
}

/** All problems together at the top, with a link to each field; takes the focus each time the form was refused. */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [problems]);
  return (
    <Alert kind="error" title={text.summaryTitle(problems.length)} headingRef={heading}>
      <p className="utrecht-paragraph">{text.summaryBody}</p>
      <ul className="problem-list">
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.message}`}>
            <Problem problem={problem} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

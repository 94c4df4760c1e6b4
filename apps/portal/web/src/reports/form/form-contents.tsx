import type { ReactNode } from 'react';
import { sectionId } from './section';
import { text } from './text';

const SECTIONS = Object.entries(text.sections);

/** Contents of the form beside it on wide screens; after the form in reading order, so that it costs no Tab presses on the way in. */
export function FormContents({ isCorrection }: { readonly isCorrection: boolean }): ReactNode {
  return (
    <nav className="form-contents" aria-label={text.contents}>
      <p className="form-contents__title">{text.contents}</p>
      <ol>
        {SECTIONS.filter(([id]) => isCorrection || id !== 'reason').map(([id, title]) => (
          <li key={id}>
            <a
              className="utrecht-link utrecht-link--html-a"
              href={`#${sectionId(id)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(sectionId(id))?.focus();
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

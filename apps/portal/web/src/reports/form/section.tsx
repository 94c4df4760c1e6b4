import type { ReactNode } from 'react';

/** Identifier of a section's heading in the page. */
export function sectionId(id: string): string {
  return `deel-${id}`;
}

interface SectionProps {
  /** Last part of the identifier that the list of contents points at. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** One group of fields of the form under its legend. */
export function Section({ id, title, children }: SectionProps): ReactNode {
  return (
    <fieldset className="section utrecht-form-fieldset--html-fieldset">
      <legend className="section__title">
        <h2 id={sectionId(id)} tabIndex={-1}>
          {title}
        </h2>
      </legend>
      {children}
    </fieldset>
  );
}

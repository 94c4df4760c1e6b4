import type { ReactNode } from 'react';

/** One group of fields of the form under its legend. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <fieldset className="section utrecht-form-fieldset--html-fieldset">
      <legend className="section__title">
        <h2>{title}</h2>
      </legend>
      {children}
    </fieldset>
  );
}

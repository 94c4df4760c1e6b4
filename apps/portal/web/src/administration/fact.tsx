import type { ReactNode } from 'react';

/** One line of a list of facts. */
export function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div className="facts__row">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

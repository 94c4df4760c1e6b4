import { formatDate } from '@register/kernel';
import type { ReactNode } from 'react';
import type { FilterDimension } from './dashboard-definition';
import { measureOf, type DashboardFiltersProps } from './dashboard-filters';
import { PARAMETER_OF } from './dashboard-search';
import { asOfDay, periodOf, type Horizon } from './figures-input';
import { labelOf, useFilterMembers } from './filter-members';
import { text } from './text';

interface ChosenProps {
  readonly dimension: FilterDimension;
  readonly label: string;
  readonly measure: string;
  readonly code: string;
  readonly horizon: Horizon;
}

function Chosen({ dimension, label, measure, code, horizon }: ChosenProps): ReactNode {
  return ` · ${label}: ${labelOf(useFilterMembers(measure, dimension, horizon), code)}`;
}

/** The chosen filters in words, for the printed page. */
export function FiltersInWords({ dashboard, search, horizon }: DashboardFiltersProps): ReactNode {
  const { fromYear, toYear } = periodOf(search, horizon);
  return (
    <p className="print-only">
      {`${text.from} ${fromYear}, ${text.to.toLowerCase()} ${toYear} · ${text.asOf} ${formatDate(asOfDay(search, horizon))}`}
      {dashboard.filters.map(({ dimension, label }) => {
        const code = search[PARAMETER_OF[dimension]];
        return code === undefined ? null : (
          <Chosen key={dimension} dimension={dimension} label={label} measure={measureOf(dashboard)} code={code} horizon={horizon} />
        );
      })}
    </p>
  );
}

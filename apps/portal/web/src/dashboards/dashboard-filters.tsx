import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { readDate, writeDate } from '../ui/dutch-date';
import { FilterSelect, FilterText } from '../ui/filter-fields';
import { useFilledForm } from '../ui/use-filled-form';
import type { Dashboard, FilterDimension } from './dashboard-definition';
import { PARAMETER_OF, type DashboardSearch, type FilterParameter } from './dashboard-search';
import { asOfDay, periodOf, type Horizon } from './figures-input';
import { useFilterMembers } from './filter-members';
import { text } from './text';

export interface DashboardFiltersProps {
  readonly dashboard: Dashboard;
  readonly search: DashboardSearch;
  readonly horizon: Horizon;
}

interface MemberFilterProps {
  readonly dimension: FilterDimension;
  readonly label: string;
  readonly measure: string;
  readonly value: string;
  readonly horizon: Horizon;
}

function MemberFilter({ dimension, label, measure, value, horizon }: MemberFilterProps): ReactNode {
  const members = useFilterMembers(measure, dimension, horizon);
  const choices = value === '' || members.some(({ code }) => code === value) ? members : [...members, { code: value, label: value }];
  return <FilterSelect name={PARAMETER_OF[dimension]} label={label} value={value} all={text.all} choices={choices} />;
}

function read(data: FormData, name: string): string | undefined {
  const value = data.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function yearRange(horizon: Horizon, shown: { readonly fromYear: number; readonly toYear: number }) {
  const first = Math.min(shown.fromYear, Number(horizon.registrationBegan.slice(0, 4)) - 4);
  const last = Math.max(shown.toYear, Number(horizon.asOf.slice(0, 4)));
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index)).map((year) => ({ code: year, label: year }));
}

/** Measure whose members the filters of a dashboard offer. */
export function measureOf(dashboard: Dashboard): Dashboard['tiles'][number]['measure'] {
  return dashboard.tiles[0]?.measure ?? 'reports';
}

/** Period, peildatum and members; applied by the button and kept in the address, so that a view can be sent to someone else. */
export function DashboardFilters({ dashboard, search, horizon }: DashboardFiltersProps): ReactNode {
  const navigate = useNavigate();
  const version = JSON.stringify(search);
  const [wrongAt, setWrongAt] = useState<string | null>(null);
  const period = periodOf(search, horizon);
  const years = yearRange(horizon, period);
  const measure = measureOf(dashboard);
  const form = useFilledForm(version, {
    van: String(period.fromYear),
    tot: String(period.toYear),
    peildatum: writeDate(asOfDay(search, horizon)),
    ...Object.fromEntries(dashboard.filters.map(({ dimension }) => [PARAMETER_OF[dimension], search[PARAMETER_OF[dimension]] ?? ''])),
  });
  const apply = (data: FormData): void => {
    const typed = read(data, 'peildatum');
    const asOf = typed === undefined ? undefined : readDate(typed);
    setWrongAt(asOf === null ? version : null);
    if (asOf === null) return;
    const members: Partial<Record<FilterParameter, string | undefined>> = {};
    for (const { dimension } of dashboard.filters) members[PARAMETER_OF[dimension]] = read(data, PARAMETER_OF[dimension]);
    void navigate({
      to: '/dashboards/$slug',
      params: { slug: dashboard.slug },
      search: { van: Number(read(data, 'van')), tot: Number(read(data, 'tot')), peildatum: asOf, ...members },
      resetScroll: false,
    });
  };
  return (
    <form
      ref={form}
      className="filters no-print"
      aria-label={text.filters}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply(new FormData(event.currentTarget));
      }}
    >
      <FilterSelect name="van" label={text.from} value={String(period.fromYear)} choices={years} />
      <FilterSelect name="tot" label={text.to} value={String(period.toYear)} choices={years} />
      <FilterText
        name="peildatum"
        label={text.asOf}
        hint={text.asOfHint}
        value={writeDate(asOfDay(search, horizon))}
        problem={wrongAt === version ? text.asOfProblem : undefined}
      />
      {dashboard.filters.map(({ dimension, label }) => (
        <MemberFilter
          key={dimension}
          dimension={dimension}
          label={label}
          measure={measure}
          value={search[PARAMETER_OF[dimension]] ?? ''}
          horizon={horizon}
        />
      ))}
      <div className="filters__actions">
        <button type="submit" className="utrecht-button utrecht-button--primary-action">
          {text.apply}
        </button>
        <Link to="/dashboards/$slug" params={{ slug: dashboard.slug }} search={{}} className="utrecht-link utrecht-link--html-a">
          {text.clear}
        </Link>
      </div>
    </form>
  );
}

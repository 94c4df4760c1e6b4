import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { FilterSelect, FilterText } from '../../ui/filter-fields';
import { useFilledForm } from '../../ui/use-filled-form';
import { readDate, writeDate } from '../../ui/dutch-date';
import type { CodeLabel } from '../codes';
import { text as detailText } from '../detail/text';
import type { ListSearch } from './list-search';
import { text } from './text';

const STATUSES = Object.entries(detailText.statuses).map(([code, label]) => ({ code, label }));

function field(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function dateText(date: string | undefined): string {
  return date ? writeDate(date) : '';
}

/** Filters of the list; they are applied by pressing the button, so that the list does not jump while typing. */
export function ListFilters({ search, types }: { readonly search: ListSearch; readonly types: readonly CodeLabel[] }): ReactNode {
  const navigate = useNavigate();
  const version = JSON.stringify(search);
  const [found, setFound] = useState<{ readonly at: string; readonly wrong: readonly string[] }>({ at: version, wrong: [] });
  const wrong = found.at === version ? found.wrong : [];
  const form = useFilledForm(version, {
    nummer: search.nummer ?? '',
    soort: search.soort ?? '',
    status: search.status ?? '',
    van: dateText(search.van),
    tot: dateText(search.tot),
  });
  const apply = (data: FormData): void => {
    const dates = { van: field(data, 'van'), tot: field(data, 'tot') };
    const unreadable = Object.entries(dates).filter(([, typed]) => typed !== '' && readDate(typed) === null);
    setFound({ at: version, wrong: unreadable.map(([name]) => name) });
    if (unreadable.length > 0) return;
    void navigate({
      to: '/meldingen',
      search: {
        nummer: field(data, 'nummer') || undefined,
        soort: field(data, 'soort') || undefined,
        status: field(data, 'status') || undefined,
        van: readDate(dates.van) ?? undefined,
        tot: readDate(dates.tot) ?? undefined,
      },
    });
  };
  return (
    <form
      ref={form}
      className="filters"
      aria-label={text.filters}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply(new FormData(event.currentTarget));
      }}
    >
      <FilterText name="nummer" label={text.number} value={search.nummer ?? ''} />
      <FilterSelect name="soort" label={text.type} value={search.soort ?? ''} all={text.all} choices={types} />
      <FilterSelect name="status" label={text.status} value={search.status ?? ''} all={text.all} choices={STATUSES} />
      <FilterText
        name="van"
        label={text.from}
        value={dateText(search.van)}
        hint={text.dateHint}
        problem={wrong.includes('van') ? text.dateProblem : undefined}
      />
      <FilterText
        name="tot"
        label={text.to}
        value={dateText(search.tot)}
        hint={text.dateHint}
        problem={wrong.includes('tot') ? text.dateProblem : undefined}
      />
      <div className="filters__actions">
        <button type="submit" className="utrecht-button utrecht-button--secondary-action">
          {text.apply}
        </button>
        <Link to="/meldingen" search={{}} className="utrecht-link utrecht-link--html-a">
          {text.clear}
        </Link>
      </div>
    </form>
  );
}

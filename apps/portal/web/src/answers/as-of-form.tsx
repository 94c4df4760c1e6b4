import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { readDate, writeDate } from '../ui/dutch-date';
import { FilterText } from '../ui/filter-fields';
import { useFilledForm } from '../ui/use-filled-form';
import { text } from './text';

/** Chooses the peildatum; it stands in the address, so that the same answer can be asked again later. */
export function AsOfForm({ question, asOf }: { readonly question: string; readonly asOf: string | null }): ReactNode {
  const navigate = useNavigate();
  const value = asOf ? writeDate(asOf) : '';
  const [wrongAt, setWrongAt] = useState<string | null>(null);
  const form = useFilledForm(value, { peildatum: value });
  return (
    <form
      ref={form}
      className="filters filters--inline no-print"
      aria-label={text.filter}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('peildatum');
        const chosen = typeof typed === 'string' && typed.trim() !== '' ? readDate(typed) : undefined;
        setWrongAt(chosen === null ? value : null);
        if (chosen !== null) void navigate({ to: '/antwoorden/$question', params: { question }, search: { peildatum: chosen } });
      }}
    >
      <FilterText
        name="peildatum"
        label={text.asOf}
        hint={text.asOfHint}
        value={value}
        problem={wrongAt === value ? text.asOfProblem : undefined}
      />
      <div className="filters__actions">
        <button type="submit" className="utrecht-button utrecht-button--secondary-action">
          {text.apply}
        </button>
      </div>
    </form>
  );
}

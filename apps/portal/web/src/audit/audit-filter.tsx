import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FilterText } from '../ui/filter-fields';
import { useFilledForm } from '../ui/use-filled-form';
import { text } from './text';

/** Narrows the events to those on one object. */
export function AuditFilter({ object }: { readonly object: string }): ReactNode {
  const navigate = useNavigate();
  const form = useFilledForm(object, { object });
  return (
    <form
      ref={form}
      className="filters filters--inline"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('object');
        void navigate({ to: '/controle', search: { object: typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : undefined } });
      }}
    >
      <FilterText name="object" label={text.object} value={object} hint={text.objectHint} />
      <div className="filters__actions">
        <button type="submit" className="utrecht-button utrecht-button--secondary-action">
          {text.apply}
        </button>
        <Link to="/controle" search={{}} className="utrecht-link utrecht-link--html-a">
          {text.clear}
        </Link>
      </div>
    </form>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { request } from '../../api/request';
import { Combobox } from '../../ui/combobox';
import { municipalitiesQuery } from '../codes.intake';
import { FieldNotes, Optional } from './fields';
import type { FormValues } from './form-values';
import { useFieldParts } from './problems-context';
import type { ChosenMunicipality } from './report-values';
import { text } from './text';

type Name = 'place.municipality' | `victims.${number}.municipality`;

const PAUSE_IN_TYPING = 150;

function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_IN_TYPING);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

/** Of what was found last, what still fits what is typed now: a name of an earlier search must never be taken by Tab. */
function matching(found: readonly ChosenMunicipality[], typed: string): ChosenMunicipality[] {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' ? [] : found.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ code, name }) => ({ code, name }));
}

/** Municipality chosen by typing part of its name. */
export function MunicipalityField({ name, optional = false }: { readonly name: Name; readonly optional?: boolean }): ReactNode {
  const { setValue } = useFormContext<FormValues>();
  const selected: ChosenMunicipality | null = useWatch<FormValues, Name>({ name });
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const parts = useFieldParts(name, true);
  const { data = [], isFetching } = useQuery({
    queryKey: ['intake', 'municipalities', search],
    queryFn: async ({ signal }) => (await request('intake', municipalitiesQuery, { search }, signal)).municipalities,
    enabled: search !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return (
    <div className={parts.messages.length > 0 ? 'field utrecht-form-field utrecht-form-field--invalid' : 'field utrecht-form-field'}>
      <Combobox<ChosenMunicipality>
        id={parts.id}
        label={
          <>
            {parts.label}
            <Optional when={optional} />
          </>
        }
        notes={<FieldNotes parts={parts} hint={text.hints.municipality} />}
        items={matching(data, typed)}
        itemKey={(item) => item.code}
        itemText={(item) => item.name}
        selected={selected}
        onSelect={(item) => setValue(name, item, { shouldDirty: true })}
        onType={setTyped}
        isSearching={isFetching || search !== typed.trim()}
        describedBy={parts.describedBy}
        isInvalid={parts.messages.length > 0}
        isRequired={!optional}
      />
    </div>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { request } from '../../api/request';
import { Combobox } from '../../ui/combobox';
import { municipalitiesQuery } from '../codes.intake';
import { FieldNotes } from './fields';
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
        label={optional ? `${parts.label} (${text.optional})` : parts.label}
        items={search === '' ? [] : data.map(({ code, name: label }) => ({ code, name: label }))}
        itemKey={(item) => item.code}
        itemText={(item) => item.name}
        selected={selected}
        onSelect={(item) => setValue(name, item, { shouldDirty: true })}
        onType={setTyped}
        isSearching={isFetching || search !== typed.trim()}
        describedBy={parts.describedBy}
        isInvalid={parts.messages.length > 0}
      />
      <FieldNotes parts={parts} hint={text.hints.municipality} />
    </div>
  );
}

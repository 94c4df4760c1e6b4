import { useRef, useState, type ReactNode } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useCodes, withChosen } from './codes-context';
import { ChoiceGroup, FieldNotes, SelectField, TextField } from './fields';
import type { FormValues } from './form-values';
import { MunicipalityField } from './municipality-field';
import { fieldId } from './problem';
import { useFieldParts } from './problems-context';
import { emptySuspect, emptyVictim } from './report-values';
import { Section } from './section';
import { text } from './text';

interface PersonProps {
  readonly index: number;
  readonly keepsReference: boolean;
}

function VictimFields({ index, keepsReference }: PersonProps): ReactNode {
  const codes = useCodes();
  const relation = useWatch<FormValues, `victims.${number}.relation`>({ name: `victims.${index}.relation` });
  return (
    <>
      <ChoiceGroup type="radio" name={`victims.${index}.sex`} choices={codes.sex} inline />
      <TextField name={`victims.${index}.age`} optional hint={text.hints.age} size="number" inputMode="numeric" />
      <SelectField name={`victims.${index}.ageBand`} optional hint={text.hints.ageBand} choices={codes.ageBand} />
      <MunicipalityField name={`victims.${index}.municipality`} optional />
      <SelectField name={`victims.${index}.relation`} choices={withChosen(codes.relation, relation)} />
      <TextField
        name={`victims.${index}.personReference`}
        optional
        hint={keepsReference ? `${text.hints.keptReference} ${text.hints.personReference}` : text.hints.personReference}
      />
    </>
  );
}

const KNOWN = [
  { code: 'ja', label: text.yes },
  { code: 'nee', label: text.no },
];
const ORGANISED = [...KNOWN, { code: '', label: text.unknown }];

function SuspectFields({ index, keepsReference }: PersonProps): ReactNode {
  const codes = useCodes();
  const country = useWatch<FormValues, `suspects.${number}.country`>({ name: `suspects.${index}.country` });
  return (
    <>
      <ChoiceGroup type="radio" name={`suspects.${index}.known`} choices={KNOWN} inline />
      <ChoiceGroup type="radio" name={`suspects.${index}.sex`} choices={codes.sex} inline />
      <TextField name={`suspects.${index}.age`} optional hint={text.hints.age} size="number" inputMode="numeric" />
      <SelectField name={`suspects.${index}.country`} optional choices={withChosen(codes.country, country)} />
      <ChoiceGroup type="radio" name={`suspects.${index}.organised`} optional choices={ORGANISED} inline />
      <TextField
        name={`suspects.${index}.chainNumber`}
        optional
        hint={keepsReference ? `${text.hints.keptReference} ${text.hints.chainNumber}` : text.hints.chainNumber}
      />
    </>
  );
}

interface PeopleProps {
  readonly kind: 'victims' | 'suspects';
  readonly atLeast: 0 | 1;
  readonly keepsReference: boolean;
}

const WORDS = {
  victims: { title: text.sections.victims, one: text.victim, add: text.addVictim, empty: emptyVictim, Fields: VictimFields },
  suspects: { title: text.sections.suspects, one: text.suspect, add: text.addSuspect, empty: emptySuspect, Fields: SuspectFields },
};

/** Any number of people; after adding, the focus is on the new person, after removing on the person before it or the add button. */
export function PeopleSection({ kind, atLeast, keepsReference }: PeopleProps): ReactNode {
  const { control } = useFormContext<FormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: kind });
  const [message, setMessage] = useState('');
  const add = useRef<HTMLButtonElement>(null);
  const headings = useRef<(HTMLHeadingElement | null)[]>([]);
  const parts = useFieldParts(kind, false);
  const words = WORDS[kind];
  const { Fields } = words;
  const removeAt = (index: number): void => {
    remove(index);
    setMessage(text.removed(words.one(index + 1)));
    (headings.current[index - 1] ?? add.current)?.focus();
  };
  return (
    <Section id={kind} title={words.title}>
      {kind === 'suspects' && fields.length === 0 ? <p className="quiet">{text.noSuspects}</p> : null}
      {fields.map((field, index) => (
        <div className="person-block" key={field.id} role="group" aria-label={words.one(index + 1)}>
          <div className="person-block__head">
            <h3
              tabIndex={-1}
              ref={(heading) => {
                headings.current[index] = heading;
              }}
            >
              {words.one(index + 1)}
            </h3>
            {fields.length > atLeast ? (
              <button type="button" className="utrecht-button utrecht-button--subtle" onClick={() => removeAt(index)}>
                {text.remove(words.one(index + 1))}
              </button>
            ) : null}
          </div>
          <Fields index={index} keepsReference={keepsReference} />
        </div>
      ))}
      <FieldNotes parts={parts} hint={undefined} />
      <button
        type="button"
        id={fieldId(kind)}
        ref={add}
        className="utrecht-button utrecht-button--secondary-action"
        onClick={() => {
          append(words.empty(), {
            shouldFocus: true,
            focusName: kind === 'victims' ? `victims.${fields.length}.sex` : `suspects.${fields.length}.known`,
          });
          setMessage(text.added(words.one(fields.length + 1)));
        }}
      >
        {words.add}
      </button>
      <span className="visually-hidden" role="status">
        {message}
      </span>
    </Section>
  );
}

import { todayIn } from '@register/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { request } from '../../api/request';
import { Combobox } from '../../ui/combobox';
import { writeDate } from '../../ui/dutch-date';
import { articlesQuery } from '../codes.intake';
import { actDate } from './act-day';
import { FieldNotes, Optional } from './fields';
import { fieldId } from './problem';
import type { FormValues } from './form-values';
import { useFieldParts } from './problems-context';
import type { ChosenArticle } from './report-values';
import { text } from './text';

interface Article extends ChosenArticle {
  readonly complaintRequired: boolean;
}

function keyOf(article: ChosenArticle): string {
  return `${article.article}|${article.validFrom}`;
}

function matches(article: Article, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/);
  const whole = `${article.article} ${article.name}`.toLowerCase();
  return words.every((word) => whole.includes(word));
}

function useArticles(on: string) {
  return useQuery({
    queryKey: ['intake', 'articles', on],
    queryFn: async ({ signal }) => (await request('intake', articlesQuery, { on }, signal)).articles,
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  });
}

interface ChosenProps {
  readonly chosen: ChosenArticle;
  readonly inForce: Article | undefined;
  readonly isKnown: boolean;
  readonly onRemove: () => void;
}

function Chosen({ chosen, inForce, isKnown, onRemove }: ChosenProps): ReactNode {
  return (
    <li className="chosen">
      <span className="chosen__text">
        <strong>{chosen.article}</strong> {chosen.name}
        {inForce?.complaintRequired ? <span className="tag tag--warning">{text.complaintNeeded}</span> : null}
        {isKnown && !inForce ? <span className="tag tag--error">{text.notInForce}</span> : null}
      </span>
      <button type="button" className="utrecht-button utrecht-button--subtle" onClick={onRemove} aria-label={text.remove(chosen.article)}>
        {text.removeShort}
      </button>
    </li>
  );
}

/** Articles of law beside the phenomenon, out of those in force on the date of the act; 0 or more. */
export function OffencesField(): ReactNode {
  const { setValue } = useFormContext<FormValues>();
  const [offences, actFrom, receivedOn] = useWatch<FormValues, ['offences', 'actFrom', 'receivedOn']>({
    name: ['offences', 'actFrom', 'receivedOn'],
  });
  const on = actDate(
    actFrom,
    receivedOn,
    todayIn(() => new Date()),
  );
  const { data, isFetching } = useArticles(on);
  const [typed, setTyped] = useState('');
  const parts = useFieldParts('offences', true);
  const articles = data ?? [];
  const chosenKeys = new Set(offences.map(keyOf));
  const put = (next: ChosenArticle[]): void => setValue('offences', next, { shouldDirty: true });
  return (
    <div className={parts.messages.length > 0 ? 'field utrecht-form-field utrecht-form-field--invalid' : 'field utrecht-form-field'}>
      <Combobox<Article>
        id={parts.id}
        label={
          <>
            {parts.label}
            <Optional when />
          </>
        }
        notes={<FieldNotes parts={parts} hint={text.hints.offences(writeDate(on))} />}
        items={articles.filter((article) => !chosenKeys.has(keyOf(article)) && matches(article, typed.trim()))}
        itemKey={keyOf}
        itemText={(item) => `${item.article} ${item.name}`}
        selected={null}
        onSelect={(item) => {
          setTyped('');
          if (item) put([...offences, { article: item.article, validFrom: item.validFrom, name: item.name }]);
        }}
        onType={setTyped}
        isSearching={isFetching}
        describedBy={parts.describedBy}
        isInvalid={parts.messages.length > 0}
        clearAfterChoice
      />
      {offences.length === 0 ? <p className="quiet">{text.noOffences}</p> : null}
      <ul className="chosen-list" aria-label={text.chosenOffences} aria-live="polite">
        {offences.map((chosen) => (
          <Chosen
            key={keyOf(chosen)}
            chosen={chosen}
            inForce={articles.find((article) => keyOf(article) === keyOf(chosen))}
            isKnown={data !== undefined && !isFetching}
            onRemove={() => {
              put(offences.filter((other) => keyOf(other) !== keyOf(chosen)));
              document.getElementById(fieldId('offences'))?.focus();
            }}
          />
        ))}
      </ul>
    </div>
  );
}

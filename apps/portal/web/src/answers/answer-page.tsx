import { formatDate } from '@register/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { request } from '../api/request';
import { Freshness } from '../app/freshness';
import type { AnswerQuery } from '../generated/figures/graphql';
import { Page } from '../ui/page';
import { Loading, QueryFailed } from '../ui/query-state';
import { AnswerDefinitions } from './answer-definitions';
import { AnswerTable } from './answer-table';
import { answerQuery } from './answer.figures';
import { AsOfForm } from './as-of-form';
import { text } from './text';

const route = getRouteApi('/antwoorden/$question');

function CopyButton({ whole }: { readonly whole: string }): ReactNode {
  const [message, setMessage] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(whole);
      setMessage(text.copied);
    } catch {
      setMessage(text.copyFailed);
    }
  };
  return (
    <div className="actions no-print">
      <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={() => void copy()}>
        {text.copy}
      </button>
      <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={() => window.print()}>
        {text.print}
      </button>
      <span role="status">{message}</span>
    </div>
  );
}

function AnswerParts({ answer }: { readonly answer: AnswerQuery['answer'] }): ReactNode {
  return (
    <>
      <section className="card answer__question" aria-labelledby="vraag">
        <h2 className="utrecht-heading-2" id="vraag">
          {text.question}
        </h2>
        <blockquote>{answer.question.text}</blockquote>
        <p className="quiet">{`${text.source}: ${answer.question.source}`}</p>
      </section>
      <section className="card" aria-labelledby="antwoord">
        <h2 className="utrecht-heading-2" id="antwoord">
          {text.answer}
        </h2>
        <div className="answer__text">
          {answer.paragraphs.map((paragraph) => (
            <p className="utrecht-paragraph" key={paragraph}>
              {paragraph}
            </p>
          ))}
        </div>
        <p className="quiet">{`${text.asOf} ${formatDate(answer.asOf)}`}</p>
        <CopyButton whole={answer.text} />
      </section>
      {answer.years.length === 0 ? null : (
        <>
          <section className="card" aria-labelledby="per-jaar">
            <h2 className="utrecht-heading-2" id="per-jaar">
              {text.perYear}
            </h2>
            <AnswerTable years={answer.years} asOf={answer.asOf} />
          </section>
          <AnswerDefinitions definitions={answer.definitions} />
        </>
      )}
    </>
  );
}

/** The answer to a question of parliament as of a day: text to be sent, the figures behind it and what they count. */
export function AnswerPage(): ReactNode {
  const { question } = route.useParams();
  const { peildatum } = route.useSearch();
  const answer = useQuery({
    queryKey: ['figures', 'answer', question, peildatum ?? null],
    queryFn: async ({ signal }) => (await request('figures', answerQuery, { question, asOf: peildatum ?? null }, signal)).answer,
  });
  return (
    <Page title={text.eyebrow} key={question}>
      <div className="answer">
        <Freshness />
        <AsOfForm question={question} asOf={answer.data?.asOf ?? peildatum ?? null} />
        {answer.isPending ? <Loading /> : null}
        {answer.isError ? <QueryFailed error={answer.error} onRetry={() => void answer.refetch()} /> : null}
        {answer.data ? <AnswerParts answer={answer.data} /> : null}
      </div>
    </Page>
  );
}

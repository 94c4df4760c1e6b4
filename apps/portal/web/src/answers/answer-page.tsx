import { formatDate } from '@register/kernel';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { request } from '../api/request';
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

/** The answer to a question of parliament as of a day: text to be sent, the figures behind it and what they count. */
export function AnswerPage(): ReactNode {
  const { question } = route.useParams();
  const { peildatum } = route.useSearch();
  const answer = useQuery({
    queryKey: ['figures', 'answer', question, peildatum ?? null],
    queryFn: async ({ signal }) => (await request('figures', answerQuery, { question, asOf: peildatum ?? null }, signal)).answer,
  });
  if (!answer.data) {
    return (
      <Page title={text.eyebrow} key="loading">
        <AsOfForm key={peildatum ?? ''} question={question} asOf={peildatum ?? null} />
        {answer.isError ? <QueryFailed error={answer.error} onRetry={() => void answer.refetch()} /> : <Loading />}
      </Page>
    );
  }
  const { data } = answer;
  return (
    <Page title={text.eyebrow} key={question}>
      <AsOfForm key={data.asOf} question={question} asOf={data.asOf} />
      <div className="answer">
        <section className="card answer__question" aria-labelledby="vraag">
          <h2 className="utrecht-heading-2" id="vraag">
            {text.question}
          </h2>
          <blockquote>{data.question.text}</blockquote>
          <p className="quiet">{`${text.source}: ${data.question.source}`}</p>
        </section>
        <section className="card" aria-labelledby="antwoord">
          <h2 className="utrecht-heading-2" id="antwoord">
            {text.answer}
          </h2>
          <div className="answer__text">
            {data.paragraphs.map((paragraph) => (
              <p className="utrecht-paragraph" key={paragraph}>
                {paragraph}
              </p>
            ))}
          </div>
          <p className="quiet">{`${text.asOf} ${formatDate(data.asOf)}`}</p>
          <CopyButton whole={data.text} />
        </section>
        <section className="card" aria-labelledby="per-jaar">
          <h2 className="utrecht-heading-2" id="per-jaar">
            {text.perYear}
          </h2>
          <AnswerTable years={data.years} asOf={data.asOf} />
        </section>
        <AnswerDefinitions definitions={data.definitions} />
      </div>
    </Page>
  );
}

import type { ReactNode } from 'react';
import type { AnswerQuery } from '../generated/figures/graphql';
import { text } from './text';

/** What each figure of the answer counts. */
export function AnswerDefinitions({ definitions }: Pick<AnswerQuery['answer'], 'definitions'>): ReactNode {
  return (
    <section className="card" aria-labelledby="definities">
      <h2 className="utrecht-heading-2" id="definities">
        {text.definitions}
      </h2>
      <dl className="definitions">
        {definitions.map((measure) => (
          <div key={measure.code}>
            <dt>{measure.label}</dt>
            <dd>
              <p className="utrecht-paragraph">{measure.definition}</p>
              <p className="quiet">{`${text.unit}: ${measure.unit}. ${text.periodBasis} ${measure.periodBasis}.`}</p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

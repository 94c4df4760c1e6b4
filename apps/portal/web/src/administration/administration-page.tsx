import { formatCount, formatDate } from '@register/kernel';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { request } from '../api/request';
import { useRefreshed } from '../app/demonstration-banner';
import { formatInstant } from '../ui/format-instant';
import { Page } from '../ui/page';
import { Loading, QueryFailed } from '../ui/query-state';
import { CodeLists } from './code-lists';
import { registerStatusQuery } from './status.intake';
import { text } from './text';

function Fact({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div className="facts__row">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function RegisterFacts(): ReactNode {
  const status = useQuery({
    queryKey: ['intake', 'status'],
    queryFn: async ({ signal }) => (await request('intake', registerStatusQuery, {}, signal)).registerStatus,
  });
  if (status.isPending) return <Loading />;
  if (status.isError) return <QueryFailed error={status.error} onRetry={() => void status.refetch()} />;
  const { nReports, lastRecordedAt, migration, registrationBegan, demonstration } = status.data;
  return (
    <dl className="facts">
      <Fact label={text.reports} value={formatCount(nReports)} />
      <Fact label={text.lastRecorded} value={lastRecordedAt ? formatInstant(lastRecordedAt) : text.never} />
      <Fact label={text.began} value={formatDate(registrationBegan)} />
      <Fact label={text.migration} value={migration} />
      <Fact label={text.data} value={demonstration ? text.demonstration : text.real} />
    </dl>
  );
}

function FigureFacts(): ReactNode {
  const refreshed = useRefreshed();
  if (refreshed.isPending) return <Loading isQuiet />;
  if (refreshed.isError) return <QueryFailed error={refreshed.error} onRetry={() => void refreshed.refetch()} />;
  const { builtAt, asOf } = refreshed.data;
  return (
    <dl className="facts">
      <Fact label={text.builtAt} value={builtAt ? formatInstant(builtAt) : text.never} />
      <Fact label={text.asOf} value={asOf ? formatDate(asOf) : text.never} />
    </dl>
  );
}

/** State of the register and its figures, and the code lists as in force today. */
export function AdministrationPage(): ReactNode {
  return (
    <Page title={text.title} lead={text.lead}>
      <div className="card-grid">
        <section className="card" aria-labelledby="stand-register">
          <h2 className="utrecht-heading-2" id="stand-register">
            {text.status}
          </h2>
          <RegisterFacts />
        </section>
        <section className="card" aria-labelledby="stand-cijfers">
          <h2 className="utrecht-heading-2" id="stand-cijfers">
            {text.figures}
          </h2>
          <FigureFacts />
        </section>
      </div>
      <CodeLists />
    </Page>
  );
}

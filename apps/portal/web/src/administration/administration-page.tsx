import { formatCount, formatDate } from '@register/kernel';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { request } from '../api/request';
import { formatInstant } from '../ui/format-instant';
import { Page } from '../ui/page';
import { Loading, QueryFailed } from '../ui/query-state';
import { CodeLists } from './code-lists';
import { Fact } from './fact';
import { FigureFacts, RefreshHistory } from './figure-facts';
import { registerStatusQuery } from './status.intake';
import { text } from './text';

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
      <RefreshHistory />
      <CodeLists />
    </Page>
  );
}

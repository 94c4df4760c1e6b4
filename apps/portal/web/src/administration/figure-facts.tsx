import { formatCount, formatDate } from '@register/kernel';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { request } from '../api/request';
import { FreshnessOf } from '../app/freshness';
import { refreshHistoryQuery } from '../app/refreshed.figures';
import { useRefreshed } from '../app/use-refreshed';
import type { RefreshHistoryQuery } from '../generated/figures/graphql';
import { Alert } from '../ui/alert';
import { formatInstant } from '../ui/format-instant';
import { Loading, QueryFailed } from '../ui/query-state';
import { Table } from '../ui/table';
import { text as uiText } from '../ui/text';
import { Fact } from './fact';
import { refreshText as text } from './refresh-text';

type History = RefreshHistoryQuery['refreshHistory'];
type Run = History['runs'][number];

const SHOWN = 10;

const wordFor = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? code;

function useHistory() {
  return useQuery({
    queryKey: ['figures', 'refresh-history'],
    queryFn: async ({ signal }) => (await request('figures', refreshHistoryQuery, { first: SHOWN }, signal)).refreshHistory,
    refetchInterval: 60_000,
  });
}

function seconds({ startedAt, endedAt }: Run): string {
  if (endedAt === null) return uiText.none;
  return `${formatCount(Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)))} s`;
}

function outcome({ status, attempt, attemptsAllowed, willRetry }: Run): string {
  const word = wordFor(text.statuses, status);
  if (status !== 'failed') return word;
  return `${word}, ${willRetry ? text.willRetry(attempt, attemptsAllowed) : text.gaveUp(attempt)}`;
}

/** How the newest refreshes went. */
export function RefreshTable({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const { columns } = text;
  return (
    <Table caption={text.caption(runs.length)}>
      <thead>
        <tr>
          <th scope="col">{columns.startedAt}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.outcome}</th>
          <th scope="col" className="number">
            {columns.took}
          </th>
          <th scope="col">{columns.message}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.startedAt}>
            <td className="nowrap">{formatInstant(run.startedAt)}</td>
            <td>{wordFor(text.kinds, run.kind)}</td>
            <td>{outcome(run)}</td>
            <td className="number">{seconds(run)}</td>
            <td className="lines" lang={run.message === null ? undefined : 'en'}>
              {run.message ?? (run.nModels === null ? uiText.none : text.built(run.nModels, run.nTests ?? 0))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** State of the figures: which build is served, and what is wrong with the refreshes. */
export function FigureFacts(): ReactNode {
  const refreshed = useRefreshed();
  const history = useHistory();
  if (refreshed.isPending || history.isPending) return <Loading isQuiet />;
  if (refreshed.isError) return <QueryFailed error={refreshed.error} onRetry={() => void refreshed.refetch()} />;
  if (history.isError) return <QueryFailed error={history.error} onRetry={() => void history.refetch()} />;
  const { builtAt, asOf, trouble } = refreshed.data;
  const { serviceRunning, nextNightlyAt, runs } = history.data;
  const running = runs[0]?.status === 'running' ? runs[0] : undefined;
  return (
    <>
      {trouble === null ? null : <FreshnessOf builtAt={builtAt} trouble={trouble} advice={text.advice} />}
      {serviceRunning ? null : (
        <Alert kind="warning" title={text.serviceGone}>
          <p className="utrecht-paragraph">{text.serviceGoneBody}</p>
        </Alert>
      )}
      <dl className="facts">
        <Fact label={text.builtAt} value={builtAt ? formatInstant(builtAt) : text.never} />
        <Fact label={text.asOf} value={asOf ? formatDate(asOf) : text.never} />
        <Fact label={text.service} value={serviceRunning ? text.serviceRuns : text.serviceDown} />
        {running ? <Fact label={text.runningSince} value={formatInstant(running.startedAt)} /> : null}
        <Fact label={text.nextNightly} value={serviceRunning && nextNightlyAt ? formatInstant(nextNightlyAt) : text.never} />
      </dl>
    </>
  );
}

/** The newest refreshes, as a section of the page. */
export function RefreshHistory(): ReactNode {
  const history = useHistory();
  if (!history.data || history.data.runs.length === 0) return null;
  return (
    <section className="card" aria-labelledby="verversingen">
      <h2 className="utrecht-heading-2" id="verversingen">
        {text.history}
      </h2>
      <RefreshTable runs={history.data.runs} />
    </section>
  );
}

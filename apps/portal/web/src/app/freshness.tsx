import type { ReactNode } from 'react';
import type { RefreshedQuery } from '../generated/figures/graphql';
import { Alert } from '../ui/alert';
import { formatInstant } from '../ui/format-instant';
import { text } from './text';
import { useFiguresOfBuild, useRefreshed } from './use-refreshed';

interface FreshnessOfProps extends Pick<RefreshedQuery['refreshed'], 'builtAt' | 'trouble'> {
  readonly advice?: string;
}

/** Until when the figures hold what was recorded, and a warning with advice when that is longer ago than it should be. */
export function FreshnessOf({ builtAt, trouble, advice = text.troubleAdvice }: FreshnessOfProps): ReactNode {
  if (builtAt === null) return null;
  const upTo = text.refreshedUpTo(formatInstant(builtAt));
  // The region stands there before a warning comes, so that it is announced.
  return (
    <div className="freshness" role="status">
      {trouble === null ? (
        <p className="quiet">{upTo}</p>
      ) : (
        <Alert kind="warning" title={text.troubleTitle}>
          <p className="utrecht-paragraph">
            {upTo} {trouble === 'failed' ? text.troubleFailed : text.troubleLate}
          </p>
          <p className="utrecht-paragraph">{advice}</p>
        </Alert>
      )}
    </div>
  );
}

/** Stands above the figures of every dashboard and answer. */
export function Freshness(): ReactNode {
  const { data } = useRefreshed();
  useFiguresOfBuild(data?.builtAt ?? null);
  return data ? <FreshnessOf builtAt={data.builtAt} trouble={data.trouble} /> : null;
}

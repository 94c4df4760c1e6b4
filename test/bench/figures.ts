import { tokenFor, type RunningInstance } from '../support/instance';
import { load } from './load';
import type { Row } from './registering';

const QUERY = `query ($input: FiguresInput!) { figures(input: $input) { __typename ... on FigureTable { cells { members value status } } } }`;

/** What the dashboards ask; every request has another peildatum or period, so that no answer comes from a cache. */
const QUESTIONS = {
  'reports by year': { measure: 'reports', by: ['year'] },
  'reports by month': { measure: 'reports', by: ['month'] },
  'reports by unit and year': { measure: 'reports', by: ['unit', 'year'] },
  'reports by motive and year': { measure: 'reports', by: ['motive', 'year'] },
  'victims by age class and year': { measure: 'victims', by: ['victim-age-class', 'year'] },
  'reports by article and year': { measure: 'reports', by: ['article', 'year'] },
  'convictions by year': { measure: 'convictions', by: ['year'] },
};

const day = (n: number) => new Date(Date.UTC(2023, 0, 1 + (n % 1000))).toISOString().slice(0, 10);

/** Latency of `figures` in the service, one request at a time, milliseconds. */
export async function benchFigures(instance: RunningInstance & { readonly figuresUrl: string }, seconds: number): Promise<Row[]> {
  const token = await tokenFor('analyst', instance.dataDirectory);
  const rows: Row[] = [];
  for (const [what, input] of Object.entries(QUESTIONS)) {
    const result = await load({
      url: `${instance.figuresUrl}/graphql`,
      headers: { authorization: `Bearer ${token}` },
      body: (n) => JSON.stringify({ query: QUERY, variables: { input: { ...input, asOf: day(n) } } }),
      isGood: (answer) => answer.includes('"FigureTable"'),
      connections: 1,
      seconds,
    });
    rows.push({ what, result });
  }
  return rows;
}

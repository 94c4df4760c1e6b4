import { type TestDatabase, testDatabase } from '@register/db/testing';
import type { Clock } from '@register/kernel';
import { createLogger, GRAPHQL_PATH } from '@register/service';
import { ask, type Claimant, type GraphQLReply, LogCapture, startTestIssuer } from '@register/service/testing';
import { createFiguresService } from '../figures-service';

export { makeMarts, refillMarts, type Fact } from '@register/figures/testing';

/** People and machines of the tests, by role. */
export const CLAIMANTS = {
  registrar: { subject: 'registrar-noord', name: 'Registrator Noord-Nederland (demo)', role: 'registrar', unitCode: '0100' },
  analyst: { subject: 'analist', name: 'Analist (demo)', role: 'analyst', unitCode: null },
  administrator: { subject: 'beheerder', name: 'Beheerder (demo)', role: 'administrator', unitCode: null },
  auditor: { subject: 'auditor', name: 'Auditor (demo)', role: 'auditor', unitCode: null },
} as const satisfies Record<string, Claimant>;

export type ClaimantName = keyof typeof CLAIMANTS;

/** The figures service listening over a database of its own, with an issuer of tokens. */
export interface RunningFigures {
  readonly database: TestDatabase;
  readonly log: LogCapture;
  /** Asks as somebody; `null` is without a token. */
  as(who: ClaimantName | null, query: string, variables?: unknown): Promise<GraphQLReply>;
  stop(): Promise<void>;
}

/** Starts everything that a request meets in production: HTTP, token check, resolvers, marts, PostgreSQL. */
export async function startFigures(clock: Clock = () => new Date()): Promise<RunningFigures> {
  const [issuer, database] = await Promise.all([startTestIssuer(), testDatabase()]);
  const log = new LogCapture();
  const service = await createFiguresService(
    {
      DATABASE_URL: database.url('figures'),
      DATABASE_CONNECTIONS: 4,
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: issuer.audience,
      LOG_LEVEL: 'trace',
      GRAPHQL_INTROSPECTION: true,
    },
    clock,
    createLogger({ name: 'figures', level: 'trace', destination: log }),
  );
  const port = await service.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}${GRAPHQL_PATH}`;
  return {
    database,
    log,
    async as(who, query, variables) {
      const token = who === null ? {} : { token: await issuer.token(CLAIMANTS[who]) };
      return ask(url, query, { ...token, variables });
    },
    async stop() {
      await service.close();
      await Promise.all([issuer.stop(), database.drop()]);
    },
  };
}

import { type TestDatabase, testDatabase } from '@register/db/testing';
import { createLogger, GRAPHQL_PATH } from '@register/service';
import {
  ask,
  type AskOptions,
  type Claimant,
  type GraphQLReply,
  LogCapture,
  startTestIssuer,
  type TestIssuer,
} from '@register/service/testing';
import { createIntake } from '../intake-service';

export type { Claimant, GraphQLReply, TestIssuer };

/** People and machines of the tests, by name. */
export const CLAIMANTS = {
  registrar: { subject: 'registrar-noord', name: 'Registrator Noord-Nederland (demo)', role: 'registrar', unitCode: '0100' },
  registrarOost: { subject: 'registrar-oost', name: 'Registrator Oost-Nederland (demo)', role: 'registrar', unitCode: '0600' },
  analyst: { subject: 'analist', name: 'Analist (demo)', role: 'analyst', unitCode: null },
  administrator: { subject: 'beheerder', name: 'Beheerder (demo)', role: 'administrator', unitCode: null },
  auditor: { subject: 'auditor', name: 'Auditor (demo)', role: 'auditor', unitCode: null },
} as const satisfies Record<string, Claimant>;

export type ClaimantName = keyof typeof CLAIMANTS;

/** The intake service listening over a database of its own, with an issuer of tokens. */
export interface RunningIntake {
  readonly url: string;
  readonly database: TestDatabase;
  readonly log: LogCapture;
  readonly issuer: TestIssuer;
  /** Asks as somebody; `null` is without a token. */
  as(who: ClaimantName | null, query: string, variables?: unknown, options?: AskOptions): Promise<GraphQLReply>;
  stop(): Promise<void>;
}

/** Starts everything that a request meets in production: HTTP, token check, resolvers, registry, PostgreSQL. */
export async function startIntake(): Promise<RunningIntake> {
  const [issuer, database] = await Promise.all([startTestIssuer(), testDatabase()]);
  const log = new LogCapture();
  const service = await createIntake(
    {
      DATABASE_URL: database.url('intake'),
      DATABASE_CONNECTIONS: 10,
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: issuer.audience,
      LOG_LEVEL: 'trace',
      GRAPHQL_INTROSPECTION: true,
      PSEUDONYM_KEY: Buffer.alloc(32, 7),
    },
    () => new Date(),
    createLogger({ name: 'intake', level: 'trace', destination: log }),
  );
  const port = await service.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}${GRAPHQL_PATH}`;
  return {
    url,
    database,
    log,
    issuer,
    async as(who, query, variables, options = {}) {
      const token = who === null ? {} : { token: await issuer.token(CLAIMANTS[who]) };
      return ask(url, query, { ...token, variables, ...options });
    },
    async stop() {
      await service.close();
      await Promise.all([issuer.stop(), database.drop()]);
    },
  };
}

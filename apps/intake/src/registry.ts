import { connect } from '@register/db';
import { type Clock, newId } from '@register/kernel';
import { createCodeCache, type RegistryDeps } from '@register/registry';
import type { IntakeEnvironment } from './environment';
import { randomPool } from './random-pool';

/** Token under which resolvers are given the registry. */
export const REGISTRY = Symbol('registry');

const REFRESH_CODES_MS = 5 * 60_000;

/** The registry with its pool of connections and its code lists; `close` ends both. */
export interface OpenRegistry {
  readonly deps: RegistryDeps;
  close(): Promise<void>;
}

/** Opens the registry under the role of the URL and reads the code lists, again every five minutes. */
export async function openRegistry(
  settings: Pick<IntakeEnvironment, 'DATABASE_URL' | 'PSEUDONYM_KEY' | 'DATABASE_CONNECTIONS'>,
  clock: Clock,
  onTrouble: (error: unknown) => void,
): Promise<OpenRegistry> {
  const db = connect(settings.DATABASE_URL, { applicationName: 'intake', max: settings.DATABASE_CONNECTIONS, onConnectionLost: onTrouble });
  const codes = await createCodeCache(db);
  const random = randomPool();
  const timer = setInterval(() => void codes.refresh().catch(onTrouble), REFRESH_CODES_MS).unref();
  return {
    deps: {
      db,
      clock,
      newId: () => newId(clock, random),
      pseudonymKey: settings.PSEUDONYM_KEY,
      get codes() {
        return codes.current();
      },
    },
    async close() {
      clearInterval(timer);
      await db.destroy();
    },
  };
}

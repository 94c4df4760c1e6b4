import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { connect, loadReference, migrate, setRolePasswords, type ServiceRole } from '@register/db';
import type { Clock } from '@register/kernel';
import { openDatabase } from './database';
import { fillWithDemonstration } from './demo';
import type { Environment } from './environment';
import { guardDatabase } from './guard-database';
import { startIdentityProvider } from './identity-provider/start-identity-provider';
import { claimFolder, instanceFile, runningInstance } from './instance';
import { demandFreePort } from './port';
import type { Step } from './progress';
import { readSecrets } from './secrets';
import { startService, type Service } from './services';
import { askStatus, waitForFigures } from './wait-for-figures';

const root = resolve(import.meta.dirname, '../../..');

export interface StartOptions {
  readonly environment: Environment;
  readonly step: Step;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Registers how to end what was started; ended last started first. */
  readonly onStop: (stop: () => Promise<unknown>) => void;
  /** Called when the instance cannot go on. */
  readonly onLost: () => void;
}

/** Starts everything on this machine, each part when what it needs is there; returns the address people use. */
export async function start({ environment, step, clock, log, onStop, onLost }: StartOptions): Promise<string> {
  const { DATA_DIR: directory, PORT: port, DEMO_REPORTS: nReports } = environment;
  await mkdir(directory, { recursive: true });
  const other = await runningInstance(directory);
  if (other) throw new Error(`DATA_DIR: ${directory} is in use by the instance at ${other.portalUrl} (process ${other.pid})`);
  onStop(await claimFolder(directory));
  await demandFreePort(port);
  const secrets = await readSecrets(directory);
  const instance = instanceFile(directory);

  const database = await step(
    'database',
    () => openDatabase(environment, secrets),
    ({ description }) => description,
  );
  const { urls, embedded } = database;
  if (embedded) {
    const reopen = async (samePort: number) => (await openDatabase(environment, secrets, samePort)).embedded;
    onStop(guardDatabase({ embedded, reopen, log, onLost, onStarted: (pid) => instance.noteProcess('postgres', pid) }));
  }
  await step(
    'migrations',
    () => migrate(urls.migrator, join(root, 'sql/migrations')),
    ({ length }) => (length > 0 ? `${length} applied` : 'up to date'),
  );
  await setRolePasswords(urls.migrator, secrets);
  await step(
    'reference',
    () => loadReference(urls.migrator, join(root, 'sql/reference')),
    (count) => `${count} rows`,
  );

  await step('demo data', async () => {
    const db = connect(urls.migrator, { applicationName: 'demo', max: 2 });
    try {
      return await fillWithDemonstration({ db, clock, nReports });
    } finally {
      await db.destroy();
    }
  });

  const guarded = async (name: ServiceRole, program: string, variables: Record<string, string>): Promise<Service> => {
    const shared = { PORT: '0', DATABASE_URL: urls[name], NODE_ENV: 'production', LOG_LEVEL: 'warn' };
    const onListening = (pid: number) => instance.noteProcess(name, pid);
    const begun = await step(
      name,
      () => startService({ name, program: join(root, 'dist/apps', program), variables: { ...shared, ...variables }, log, onListening }),
      (started) => `port ${started.port}`,
    );
    onStop(() => begun.stop());
    return begun;
  };
  const address = (started: Service) => `http://127.0.0.1:${started.port}`;
  const pipelineUrl = address(await guarded('pipeline', 'pipeline/service.js', { SQL_DIR: join(root, 'sql') }));

  const portalUrl = `http://localhost:${port}`;
  const clients = { portalClient: { secret: secrets.portalClient }, machineClientSecret: secrets.machineClient };
  const identity = await step(
    'identity',
    () => startIdentityProvider({ port: 0, portalUrl, ...clients, dataDirectory: directory, log }),
    ({ issuer }) => issuer,
  );
  onStop(() => identity.stop());

  const service = (name: 'intake' | 'figures' | 'portal', variables: Record<string, string>) =>
    guarded(name, `${name}/main.js`, { OIDC_ISSUER: identity.issuer, ...variables });
  const intakeUrl = address(await service('intake', { PSEUDONYM_KEY: secrets.pseudonymKey }));
  const figuresUrl = address(await service('figures', {}));
  await service('portal', {
    PORT: String(port),
    PUBLIC_URL: portalUrl,
    INTAKE_URL: intakeUrl,
    FIGURES_URL: figuresUrl,
    SESSION_KEY: secrets.sessionKey,
    OIDC_CLIENT_ID: identity.portalClientId,
    OIDC_CLIENT_SECRET: secrets.portalClient,
    WEB_DIRECTORY: join(root, 'dist/apps/portal/web'),
  });
  await step('refresh', () => waitForFigures(() => askStatus(pipelineUrl), log));

  await instance.publish({
    portalUrl,
    issuer: identity.issuer,
    intakeUrl,
    figuresUrl,
    pipelineUrl,
    databases: urls,
    machineClients: identity.machineClients,
  });
  onStop(() => instance.remove());
  return portalUrl;
}

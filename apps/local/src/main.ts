import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { connect, loadReference, migrate, setRolePasswords } from '@register/db';
import type { Clock } from '@register/kernel';
import { openDatabase, type OpenDatabase } from './database';
import { fillWithDemonstration } from './demo';
import { readEnvironment, type Environment } from './environment';
import { figuresRefresh } from './figures-refresh';
import { startIdentityProvider } from './identity-provider/start-identity-provider';
import { removeInstance, runningInstance, writeInstance } from './instance';
import { demandFreePort } from './port';
import { progress } from './progress';
import { readSecrets } from './secrets';
import { startService, type Service } from './services';

const root = resolve(import.meta.dirname, '../../..');
const clock: Clock = () => new Date();
const log = (line: string) => process.stderr.write(`${line}\n`);

/** What has to be ended, last started first. */
const started: (() => Promise<unknown>)[] = [];

async function stopAll(): Promise<void> {
  for (const stop of started.splice(0).reverse()) await stop().catch((error: unknown) => log(String(error)));
}

/** Starts the embedded PostgreSQL again on its port whenever it ends unasked; what was committed is still there. */
function guardDatabase(database: OpenDatabase, reopen: (port: number) => Promise<OpenDatabase>): void {
  const { embedded } = database;
  if (!embedded) return;
  let isStopping = false;
  let current = embedded;
  const guard = () => {
    current.process.once('exit', (code, signal) => {
      if (isStopping) return;
      log(`PostgreSQL ended (${signal ?? `exit code ${code}`}): starting it again`);
      reopen(embedded.port)
        .then((opened) => {
          current = opened.embedded ?? current;
          guard();
        })
        .catch((error: unknown) => {
          log(`PostgreSQL did not start again: ${error instanceof Error ? error.message : String(error)}`);
          void stopAll().then(() => process.exit(1));
        });
    });
  };
  guard();
  started.push(async () => {
    isStopping = true;
    await current.stop();
  });
}

async function start(environment: Environment): Promise<void> {
  const step = progress(process.stdout, () => performance.now());
  await mkdir(environment.DATA_DIR, { recursive: true });
  const other = await runningInstance(environment.DATA_DIR);
  if (other) throw new Error(`DATA_DIR: ${environment.DATA_DIR} is in use by the instance at ${other.portalUrl} (process ${other.pid})`);
  await demandFreePort(environment.PORT);
  const secrets = await readSecrets(environment.DATA_DIR);

  const database = await step(
    'database',
    () => openDatabase(environment, secrets),
    ({ description }) => description,
  );
  guardDatabase(database, (port) => openDatabase(environment, secrets, port));
  const { urls } = database;
  await step(
    'migrations',
    () => migrate(urls.migrator, join(root, 'sql/migrations')),
    (names) => (names.length > 0 ? `${names.length} applied` : 'up to date'),
  );
  await setRolePasswords(urls.migrator, secrets);
  await step(
    'reference',
    () => loadReference(urls.migrator, join(root, 'sql/reference')),
    (count) => `${count} rows`,
  );

  const db = connect(urls.migrator, { applicationName: 'demo', max: 2 });
  await step(
    'demo data',
    () => fillWithDemonstration({ db, clock, nReports: environment.DEMO_REPORTS }),
    (told) => told,
  ).finally(() => db.destroy());

  const refresh = figuresRefresh({
    url: urls.pipeline,
    projectDirectory: join(root, 'sql'),
    markFile: join(environment.DATA_DIR, 'figures-mark'),
    clock,
    log,
  });
  started.push(() => refresh.stop());
  await step(
    'figures',
    () => refresh.bringUpToDate(),
    (told) => told,
  );

  const portalUrl = `http://localhost:${environment.PORT}`;
  const identity = await step(
    'identity',
    () =>
      startIdentityProvider({
        port: 0,
        portalUrl,
        portalClient: { secret: secrets.portalClient },
        machineClientSecret: secrets.machineClient,
        dataDirectory: environment.DATA_DIR,
        log,
      }),
    ({ issuer }) => `demo identity provider at ${issuer}`,
  );
  started.push(() => identity.stop());

  const processes: Record<string, number> = {};
  const service = async (name: 'intake' | 'figures' | 'portal', variables: Record<string, string>): Promise<Service> => {
    const options = {
      name,
      program: join(root, 'dist/apps', name, 'main.js'),
      log,
      onListening: (pid: number) => void (processes[name] = pid),
    };
    const oidc = { OIDC_ISSUER: identity.issuer };
    const begun = await step(
      name,
      () => startService({ ...options, variables: { ...oidc, PORT: '0', DATABASE_URL: urls[name], LOG_LEVEL: 'warn', ...variables } }),
      ({ port }) => `port ${port}`,
    );
    started.push(() => begun.stop());
    return begun;
  };
  const intake = await service('intake', { PSEUDONYM_KEY: secrets.pseudonymKey });
  const figures = await service('figures', {});
  const at = ({ port }: Service) => `http://127.0.0.1:${port}`;
  await service('portal', {
    PORT: String(environment.PORT),
    PUBLIC_URL: portalUrl,
    INTAKE_URL: at(intake),
    FIGURES_URL: at(figures),
    SESSION_KEY: secrets.sessionKey,
    OIDC_CLIENT_ID: identity.portalClientId,
    OIDC_CLIENT_SECRET: secrets.portalClient,
    WEB_DIRECTORY: join(root, 'dist/apps/portal/web'),
  });

  const record = () =>
    writeInstance(environment.DATA_DIR, {
      pid: process.pid,
      portalUrl,
      issuer: identity.issuer,
      intakeUrl: at(intake),
      figuresUrl: at(figures),
      databases: urls,
      processes: { ...processes, ...(database.embedded?.process.pid === undefined ? {} : { postgres: database.embedded.process.pid }) },
      machineClients: identity.machineClients,
    });
  await record();
  started.push(() => removeInstance(environment.DATA_DIR));
  refresh.follow();
  process.stdout.write(`ready: ${portalUrl}\n`);
}

let stopping: Promise<void> | undefined;
function stopOnce(): void {
  stopping ??= stopAll().then(() => process.exit(0));
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  log(`Node ${process.versions.node} found, 24 is needed: use npm start, which brings its own`);
  process.exitCode = 1;
} else {
  process.on('SIGINT', stopOnce);
  process.on('SIGTERM', stopOnce);
  process.on('SIGHUP', stopOnce);
  await start(readEnvironment()).catch(async (error: unknown) => {
    if (stopping) return stopping;
    log(error instanceof Error ? error.message : String(error));
    await stopAll();
    process.exit(1);
  });
}

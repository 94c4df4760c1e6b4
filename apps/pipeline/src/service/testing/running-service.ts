import type { TestDatabase } from '@register/db/testing';
import type { Clock } from '@register/kernel';
import { vi } from 'vitest';
import type { ServiceEnvironment } from '../environment';
import { openLog } from '../log';
import { startPipelineService, type PipelineService } from '../service';
import type { Status } from '../status';

const WAIT = { timeout: 30_000, interval: 25 };

/** Status as it comes over HTTP: moments are text. */
export type ToldStatus = { readonly [Key in keyof Status]: Status[Key] extends Date ? string : Status[Key] };

/** A service of this test, with what it logged. */
export interface RunningService extends PipelineService {
  readonly logged: readonly Record<string, unknown>[];
  get(path: string): Promise<{ readonly code: number; readonly body: unknown }>;
  status(): Promise<ToldStatus>;
  /** Waits until the status is as wanted, and gives it. */
  until(isWanted: (status: ToldStatus) => boolean): Promise<ToldStatus>;
}

/** Starts the service on a test database without waiting for quiet. */
export async function startService(
  database: TestDatabase,
  projectDirectory: string,
  options: Partial<ServiceEnvironment> & { readonly clock?: Clock } = {},
): Promise<RunningService> {
  const logged: Record<string, unknown>[] = [];
  const log = openLog('debug', { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) });
  const environment: ServiceEnvironment = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: database.url('pipeline'),
    projectDirectory,
    debounce: { quietMs: 0, atMostMs: 0 },
    attempts: 1,
    threads: 1,
    nightlyAt: '02:30',
    logLevel: 'debug',
    ...options,
  };
  const service = await startPipelineService(environment, options.clock ?? (() => new Date()), log);
  service.ended.catch(() => undefined);
  const get: RunningService['get'] = async (path) => {
    const response = await fetch(`http://127.0.0.1:${service.port}${path}`);
    return { code: response.status, body: await response.json() };
  };
  const status = async () => (await get('/status')).body as ToldStatus;
  return {
    ...service,
    logged,
    get,
    status,
    until: (isWanted) =>
      vi.waitFor(async () => {
        const told = await status();
        if (!isWanted(told)) throw new Error(`the status is ${JSON.stringify(told, null, 2)}`);
        return told;
      }, WAIT),
  };
}

import { Logger as WorkerLogger } from 'graphile-worker';
import { destination, pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Logs as JSON lines on stderr. Of an error only its kind and code: the database's own words can repeat a value, and an address a password. */
export function openLog(level: string, stream: DestinationStream = destination({ dest: 2, sync: false })): Logger {
  return pino({ name: 'pipeline', level, base: { name: 'pipeline' }, serializers: { err: describeError } }, stream);
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, ...('code' in error && typeof error.code === 'string' && { code: error.code }) };
}

/** Lets graphile-worker log through ours. What it says of a job that failed is told by the refresh itself, in words that may be kept. */
export function workerLog(log: Logger): WorkerLogger {
  return new WorkerLogger((scope) => (level, message, meta) => {
    const line = { task: scope.taskIdentifier, err: meta?.['error'] };
    const text = message.split('\n', 1)[0] ?? '';
    if (meta?.['failure'] === true || level === 'debug' || level === 'info') log.debug(line, text);
    else if (level === 'warning') log.warn(line, text);
    else log.error(line, text);
  });
}

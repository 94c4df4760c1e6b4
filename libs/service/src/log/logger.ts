import { type DestinationStream, pino, type Logger } from 'pino';
import { safeError } from './safe-error';

export type { Logger } from 'pino';

/** JSON lines on stderr (or where told), without anything that can hold a person: no headers, no variables, no database messages. */
export function createLogger(options: { readonly name: string; readonly level: string; readonly destination?: DestinationStream }): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      base: { name: options.name },
      serializers: { err: safeError, error: safeError, req: () => undefined, res: () => undefined },
      redact: {
        paths: [
          'authorization',
          'cookie',
          'variables',
          'body',
          'headers',
          '*.authorization',
          '*.cookie',
          '*.variables',
          '*.headers',
          '*.body',
        ],
        remove: true,
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: false }),
  );
}

import { DomainError } from '@register/kernel';
import { destination, pino, type DestinationStream, type Logger } from 'pino';

const MOST_FRAMES = 12;

/** Logs as JSON lines. Never the query (a callback's holds the code), headers, cookies, bodies, or what hangs below an error. */
export function openLog(level: string, stream: DestinationStream = destination(2)): Logger {
  return pino(
    {
      name: 'portal',
      level,
      serializers: {
        req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?', 1)[0] }),
        res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
        err: describeError,
      },
    },
    stream,
  );
}

/** An error as the log may hold it: a message of zod, PostgreSQL or the identity provider can repeat what was sent, so only the portal's own stays. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    ...(error instanceof DomainError && { message: error.message }),
    ...(typeof code === 'string' && { code }),
    stack: frames(error),
  };
}

/** The places in the code, without the message that a stack begins with. */
function frames({ stack = '' }: Error): string {
  const lines = stack.split('\n').filter((line) => line.startsWith('    at '));
  return lines
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
    .join(' | ');
}

import { destination, pino, type DestinationStream, type Logger } from 'pino';

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

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, ...(code !== undefined && { code }), stack: error.stack };
}

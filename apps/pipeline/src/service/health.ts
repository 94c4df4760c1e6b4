import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Status } from './status';

export interface HealthParts {
  /** Rejects when the database cannot be used. */
  readonly ready: () => Promise<unknown>;
  readonly status: () => Promise<Status>;
}

/** Addresses for a process manager and a monitor; nothing here tells of a person or gives a figure. */
export function healthServer({ ready, status }: HealthParts): FastifyInstance {
  const server = Fastify({ logger: false, forceCloseConnections: true });
  server.get('/health/live', () => ({ status: 'ok' }));
  server.get('/health/ready', async (_, reply) => {
    try {
      await ready();
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'not ready' });
    }
  });
  server.get('/status', () => status());
  // 503 when the figures are not as they should be, so that a monitor that knows only codes can warn.
  server.get('/health/figures', async (_, reply) => {
    const { state } = await status();
    return reply.code(state === 'failed' || state === 'late' ? 503 : 200).send({ state });
  });
  server.setErrorHandler((_, __, reply) => reply.code(503).send({ status: 'not ready' }));
  return server;
}

/** Starts to listen; gives the port. */
export async function listen(server: FastifyInstance, port: number, host: string): Promise<number> {
  await server.listen({ port, host });
  return (server.server.address() as AddressInfo).port;
}

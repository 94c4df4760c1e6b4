import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log/logger';

/** Proves that the service can work, e.g. by asking the database something; rejects when it cannot. */
export type Readiness = () => Promise<unknown>;

/** `/health`: the process answers. `/ready`: what it depends on answers too. */
export function serveHealth(server: FastifyInstance, ready: Readiness, logger: Logger): void {
  server.get('/health', () => ({ status: 'ok' }));
  server.get('/ready', async (_, reply) => {
    try {
      await ready();
      return { status: 'ready' };
    } catch (error) {
      logger.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
}

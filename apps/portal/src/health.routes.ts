import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { IdentityProvider } from './login/identity-provider';

/** GET /health: the process lives. GET /ready: its database and the identity provider answer too (503 with which one does not). */
export function healthRoutes(server: FastifyInstance, pool: Pool, identityProvider: IdentityProvider): void {
  server.get('/health', { logLevel: 'warn' }, () => ({ status: 'ok' }));

  server.get('/ready', { logLevel: 'warn' }, async (_request, reply) => {
    const [database, provider] = await Promise.all([answers(pool.query('select 1')), answers(identityProvider.ready())]);
    return reply.code(database && provider ? 200 : 503).send({ database, identityProvider: provider });
  });
}

function answers(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

import fastify from 'fastify';
import { Pool } from 'pg';
import { registerReportsStatement } from '@register/registry';

/** What the intake service is compared with: the same statement behind Fastify and pg, with no login, no rules, no GraphQL. */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const server = fastify({ bodyLimit: 262_144 });

server.post<{ Body: { documents: unknown; audit: unknown } }>('/', async ({ body }) => {
  const values = [JSON.stringify(body.documents), JSON.stringify(body.audit)];
  const { rows } = await pool.query<{ result: string }>({ name: 'register-reports', text: registerReportsStatement, values });
  return { result: rows[0]?.result };
});

const address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
process.stdout.write(`listening ${address.port}\n`);
process.once('SIGTERM', () => void server.close().then(() => pool.end()));

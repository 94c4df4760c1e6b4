import fastify from 'fastify';
import { Pool } from 'pg';

interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly string[];
}

/** What the intake service is compared with: Fastify and pg passing a ready statement on, with no login, rules, GraphQL or ids. */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const server = fastify({ bodyLimit: 262_144 });
let statement = { name: '', text: '' };

server.put<{ Body: Omit<Statement, 'values'> }>('/', ({ body }, reply) => {
  statement = body;
  return reply.code(204).send();
});

server.post<{ Body: Pick<Statement, 'values'> }>('/', async ({ body }) => {
  const { rows } = await pool.query<{ result: string }>({ ...statement, values: [...body.values] });
  return { result: rows[0]?.result };
});

const address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
process.stdout.write(`listening ${address.port}\n`);
process.once('SIGTERM', () => void server.close().then(() => pool.end()));

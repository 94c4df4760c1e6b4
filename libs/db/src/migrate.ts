import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { Pool } from 'pg';
import { installWorkerSchema } from './worker-schema';

const FILE = /^(\d{4})_[a-z0-9]+(_[a-z0-9]+)*\.sql$/;

/** Names of the migrations in order; throws when a name is malformed or a number is missing or double. */
export async function migrationNames(directory: string): Promise<string[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort();
  files.forEach((file, index) => {
    const number = Number(FILE.exec(file)?.[1]);
    if (number !== index + 1)
      throw new Error(`migration ${file}: expected a name like ${String(index + 1).padStart(4, '0')}_verb_object.sql`);
  });
  return files.map((file) => file.slice(0, -'.sql'.length));
}

/** Brings the database to the newest migration, all in one transaction and one migrator at a time, and the job tables to theirs; returns the names that ran. */
export async function migrate(url: string, directory: string): Promise<string[]> {
  const ran = await migrateRegister(url, directory);
  await installWorkerSchema(url);
  return ran;
}

async function migrateRegister(url: string, directory: string): Promise<string[]> {
  const names = await migrationNames(directory);
  const pool = new Pool({ connectionString: url, max: 2, application_name: 'migrator' });
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      migrationTableSchema: 'migration',
      provider: {
        async getMigrations() {
          const entries = names.map(async (name): Promise<[string, Migration]> => {
            const text = await readFile(join(directory, `${name}.sql`), 'utf8');
            return [name, { up: async (trx) => void (await sql.raw(text).execute(trx)) }];
          });
          return Object.fromEntries(await Promise.all(entries));
        },
      },
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find((result) => result.status === 'Error');
    if (error)
      throw new Error(
        `migration ${failed?.migrationName ?? ''} failed: ${error instanceof Error ? error.message : JSON.stringify(error)}`,
        { cause: error },
      );
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

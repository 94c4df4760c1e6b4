import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Which role of the database a command works under. */
export type DatabaseRole = 'migrator' | 'pipeline' | 'figures';

/** Everything the commands take from outside: checked, with a clear message when something is missing. */
export interface Environment {
  /** URL of the database for a role; throws an `EnvironmentError` when none can be found. */
  databaseUrl(role: DatabaseRole): Promise<string>;
  /** Folder `sql/` with the dbt project, migrations and reference data. */
  readonly sqlDirectory: string;
  /** Folder of the running local instance. */
  readonly dataDirectory: string;
  readonly isTerminal: boolean;
  /** Variables that `env_var()` of the project may read. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** A variable that is missing or wrong; the command ends with exit code 2. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://');

const variables = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SQL_DIR: z.string().min(1).default('sql'),
});

const instanceFile = z.object({
  databases: z.object({ migrator: postgresUrl, pipeline: postgresUrl, figures: postgresUrl }),
});

/** Reads DATABASE_URL, DATA_DIR and SQL_DIR; an empty variable counts as absent. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = variables.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new EnvironmentError(`${issue?.path.join('.')} ${issue?.message}`);
  }
  const { DATABASE_URL: url, DATA_DIR: data, SQL_DIR: sql } = result.data;
  const dataDirectory = resolve(data);
  return {
    sqlDirectory: resolve(sql),
    dataDirectory,
    isTerminal: process.stderr.isTTY,
    variables: source,
    databaseUrl: async (role) => url ?? (await readInstance(dataDirectory)).databases[role],
  };
}

async function readInstance(dataDirectory: string) {
  const file = join(dataDirectory, 'instance.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new EnvironmentError(
      `DATABASE_URL is not set and no local instance runs (there is no ${file}). Set DATABASE_URL, or start the register with npm start.`,
    );
  });
  try {
    return instanceFile.parse(JSON.parse(text));
  } catch {
    throw new EnvironmentError(
      `${file} does not name the databases of a running instance. Stop the register and start it again with npm start.`,
    );
  }
}

import { join } from 'node:path';
import { loadReference, migrate } from '@register/db';
import type { Command } from './command';
import { readOptions } from './options';

/** Brings the schema of the register to the newest migration. */
export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  help: 'run the migrations that have not run yet',
  async run(argv, { environment, print }) {
    readOptions(argv, {});
    const ran = await migrate(await environment.databaseUrl('migrator'), join(environment.sqlDirectory, 'migrations'));
    for (const name of ran) print(`migrated ${name}`);
    print(ran.length === 0 ? 'the database is up to date' : `${ran.length} migrations`);
    return 0;
  },
};

/** Brings the reference tables to the CSV files of the project. */
export const loadReferenceCommand: Command = {
  name: 'load-reference',
  usage: 'load-reference',
  help: 'load units, courts, articles of law, sepot grounds, municipalities and codes',
  async run(argv, { environment, print }) {
    readOptions(argv, {});
    const rows = await loadReference(await environment.databaseUrl('migrator'), join(environment.sqlDirectory, 'reference'));
    print(`${rows} rows of reference data`);
    return 0;
  },
};

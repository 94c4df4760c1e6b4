import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';

/** Tables of reference data in the order in which they depend on each other, with their keys. */
const TABLES = {
  courts: ['court_code'],
  units: ['unit_code'],
  prosecution_offices: ['office_code'],
  arrondissements: ['arrondissement_code'],
  municipalities: ['municipality_code', 'valid_from'],
  legal_articles: ['article', 'valid_from'],
  sepot_grounds: ['sepot_code', 'valid_from'],
  codes: ['list', 'code', 'valid_from'],
} as const;

type Row = Record<string, string | null>;

async function readRows(directory: string, table: string): Promise<Row[]> {
  const text = await readFile(join(directory, `${table}.csv`), 'utf8');
  return parse<Row>(text, { delimiter: ';', columns: true, skip_empty_lines: true, cast: (value) => (value === '' ? null : value) });
}

/**
 * Brings the reference tables to what stands in `<directory>/<table>.csv` (`;`-separated, header = columns), in one transaction.
 * Codes are never deleted: what was chosen once must stay readable. Settings of the installation are only added, never overwritten.
 */
export async function loadReference(url: string, directory: string): Promise<number> {
  const client = new Client({ connectionString: url, application_name: 'load-reference' });
  await client.connect();
  try {
    await client.query('begin');
    let count = 0;
    for (const [table, key] of Object.entries(TABLES)) {
      const rows = await readRows(directory, table);
      const others = Object.keys(rows[0] ?? {}).filter((column) => !(key as readonly string[]).includes(column));
      await client
        .query(
          `insert into reference.${table} select * from jsonb_populate_recordset(null::reference.${table}, $1)
           on conflict (${key.join(', ')}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`,
          [JSON.stringify(rows)],
        )
        .catch((error: unknown) => {
          throw new Error(`${table}.csv: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        });
      count += rows.length;
    }
    const settings = await readRows(directory, 'settings');
    await client.query(
      `insert into reference.settings select * from jsonb_populate_recordset(null::reference.settings, $1) on conflict (setting) do nothing`,
      [JSON.stringify(settings)],
    );
    await client.query('commit');
    return count + settings.length;
  } finally {
    await client.end();
  }
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

/** Number of the advisory lock at which a build stops for as long as a test holds it. */
const GATE = 4242;

/** One mart that stops at the gate, and a test that fails once there is a setting 'broken'. */
const FILES = {
  'dbt_project.yml': 'name: example\nmodels:\n  example:\n    +schema: marts\n',
  'macros/schema.sql':
    '{% macro generate_schema_name(custom_schema_name, node) -%}\n{{ custom_schema_name or target.schema }}\n{%- endmacro %}\n',
  'models/mart_refresh.sql': `{{ config(materialized='table') }}
select '{{ run_started_at }}'::timestamptz as built_at, (select count(*)::int from registry.cases) as n_cases
from (select pg_advisory_xact_lock_shared(${GATE})) gate
`,
  'tests/is_not_broken.sql': "select setting from reference.settings where setting = 'broken'\n",
};

/** Writes the small project to a folder of its own; gives the folder and how to remove it. */
export async function smallProject(): Promise<{ readonly directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'register-service-'));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** A connection that stops every build in the middle until it is opened. */
export interface Gate {
  /** How many builds stand at the gate. */
  waiting(): Promise<number>;
  open(): Promise<void>;
}

/** Shuts the gate; or takes the lock of a builder, as a build by hand does. */
export async function shut(url: string, lock = GATE): Promise<Gate> {
  const client = new Client({ connectionString: url, application_name: 'by-hand' });
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [lock]);
  let isOpen = false;
  return {
    async waiting() {
      const { rows } = await client.query<{ n: number }>(
        "select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1 and not granted",
        [lock],
      );
      return rows[0]?.n ?? 0;
    },
    async open() {
      if (isOpen) return;
      isOpen = true;
      await client.end();
    },
  };
}

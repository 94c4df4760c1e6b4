import type { TestDatabase } from '@register/db/testing';

/** What each build stamps with its own moment; everything else must be the same. */
const STAMPED: Readonly<Record<string, readonly string[]>> = {
  int_refreshes: ['snapshot', 'built_at'],
  int_cut: ['snapshot'],
  mart_refresh: ['built_at', 'as_of'],
};

/** Numbers a refresh, in whatever relation. */
const REFRESH = 'refresh_no';

/** How two relations of the same name differ; empty lists mean they are equal, row by row. */
export interface Difference {
  readonly relation: string;
  readonly rows: number;
  readonly columns: readonly string[];
  readonly onlyOurs: number;
  readonly onlyDbts: number;
}

/** Compares a relation in a schema with its twin in the schema of the same name after a prefix: columns, their types and order, and rows. */
export async function compareRelation(
  database: TestDatabase,
  schema: string,
  name: string,
  prefix: string,
  role: 'migrator' | 'pipeline' = 'migrator',
): Promise<Difference> {
  const columnsOf = async (owner: string) =>
    (
      await database.sql<{ column: string }>(
        `select attname || ' ' || format_type(atttypid, atttypmod) as column from pg_attribute
         where attrelid = format('%I.%I', $1::text, $2::text)::regclass and attnum > 0 and not attisdropped order by attnum`,
        [owner, name],
        role,
      )
    ).map((row) => row.column);
  const [ours, dbts] = [await columnsOf(schema), await columnsOf(prefix + schema)];
  const columns = [...ours.filter((column) => !dbts.includes(column)), ...dbts.filter((column) => !ours.includes(column))];
  const shared = ours
    .map((column) => column.slice(0, column.indexOf(' ')))
    .filter((column) => column !== REFRESH && STAMPED[name]?.includes(column) !== true);
  const list = shared.map((column) => `"${column}"`).join(', ');
  const rows = (owner: string) => `select ${list} from "${owner}"."${name}"`;
  const [counts] = await database.sql<{ rows: number; ours: number; dbts: number }>(
    `select (select count(*)::integer from "${schema}"."${name}") as rows,
       (select count(*)::integer from (${rows(schema)} except all ${rows(prefix + schema)}) as a) as ours,
       (select count(*)::integer from (${rows(prefix + schema)} except all ${rows(schema)}) as b) as dbts`,
    [],
    role,
  );
  return { relation: name, rows: counts?.rows ?? 0, columns, onlyOurs: counts?.ours ?? -1, onlyDbts: counts?.dbts ?? -1 };
}

import type { Knex } from 'knex';
import { quoteName } from '../compile/relations';
import { messageOf } from '../errors';
import { execute, transact } from './database';
import { buildingName, isConfiguredIndex } from './names';

/** An index that somebody made by hand on a served table. */
interface HandMade {
  readonly name: string;
  readonly isUnique: boolean;
  /** From its access method on: columns, included columns, condition. */
  readonly definition: string;
}

/** Gives a table under construction the indexes that were made by hand on the table it replaces; one that no longer fits is told. */
export async function keepIndexes(
  database: Knex,
  from: { readonly relation: string; readonly table: string },
  to: string,
  onNotice: (text: string) => void,
): Promise<Map<string, string>> {
  const renames = new Map<string, string>();
  for (const index of await handMadeIndexes(database, from.relation, from.table)) {
    const name = buildingName(index.name);
    const unique = index.isUnique ? 'unique ' : '';
    try {
      await transact(database, (inner) => execute(inner, `create ${unique}index ${quoteName(name)} on ${to} using ${index.definition}`));
      renames.set(name, index.name);
    } catch (error) {
      onNotice(`index ${index.name} of ${from.relation}, made by hand, no longer fits and is gone: ${messageOf(error)}`);
    }
  }
  return renames;
}

async function handMadeIndexes(database: Knex, relation: string, table: string): Promise<HandMade[]> {
  const { rows } = await execute<HandMade>(
    database,
    `select i.relname as name, x.indisunique as "isUnique",
       substr(pg_get_indexdef(i.oid), 1 + length(format('CREATE %sINDEX %I ON %I.%I USING ',
         case when x.indisunique then 'UNIQUE ' else '' end, i.relname, n.nspname, t.relname))) as definition
     from pg_index x
     join pg_class i on i.oid = x.indexrelid
     join pg_class t on t.oid = x.indrelid
     join pg_namespace n on n.oid = t.relnamespace
     where x.indrelid = ?::regclass and t.relkind = 'r' and x.indisvalid
       and not exists (select from pg_constraint c where c.conindid = i.oid and c.contype in ('p', 'u', 'x'))
     order by i.relname`,
    [relation],
  );
  return rows.filter((row) => !isConfiguredIndex(table, row.name));
}

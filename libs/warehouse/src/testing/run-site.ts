import type { Knex } from 'knex';
import { readExisting } from '../run/existing';
import { timeLiteral, type Site } from '../run/site';
import type { CompiledNode, ModelNode } from '../stages';

/** What a node is built with, as it stands in the database now. */
export async function siteNow(database: Knex, schema: string, moment: Date, notices: string[] = []): Promise<Site> {
  return {
    existing: await readExisting(database, [schema]),
    types: new Map(),
    time: timeLiteral(moment),
    render: (_, text) => text,
    notice: (text) => void notices.push(text),
  };
}

/** A node with finished SQL. */
export function compiledNode(node: ModelNode, sql: string): CompiledNode {
  return { node, sql, lead: 0, preHooks: [], postHooks: [] };
}

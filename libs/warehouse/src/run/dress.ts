import { quoteName } from '../compile/relations';
import type { ModelNode } from '../stages';
import { buildingName, indexName, kindOf, quoteText } from './names';

/** Statements that build the configured indexes of a table under construction, and their names then and later. */
export function indexStatements(node: ModelNode, relation: string): { statements: string[]; renames: Map<string, string> } {
  const renames = new Map<string, string>();
  const statements = node.config.indexes.map((index) => {
    const name = indexName(node.alias, index);
    renames.set(buildingName(name), name);
    const unique = index.unique ? 'unique ' : '';
    // Columns go as they are written, as dbt does it: an expression may stand there.
    return `create ${unique}index ${quoteName(buildingName(name))} on ${relation} using ${index.type} (${index.columns.join(', ')})`;
  });
  return { statements, renames };
}

/** Statements that give the configured roles their privileges. */
export function grantStatements(node: ModelNode, relation: string): string[] {
  return Object.entries(node.config.grants)
    .filter(([, roles]) => roles.length > 0)
    .map(([privilege, roles]) => `grant ${privilege} on ${relation} to ${roles.map(quoteRole).join(', ')}`);
}

/** Statements that write descriptions to the database, for the columns that are there. */
export function commentStatements(node: ModelNode, relation: string, columns: readonly string[]): string[] {
  const { persistDocs } = node.config;
  const described = node.columns.filter((column) => column.description !== '' && columns.includes(column.name));
  return [
    ...(persistDocs.relation && node.description !== ''
      ? [`comment on ${kindOf(node)} ${relation} is ${quoteText(node.description)}`]
      : []),
    ...(persistDocs.columns ? described : []).map(
      (column) => `comment on column ${relation}.${quoteName(column.name)} is ${quoteText(column.description)}`,
    ),
  ];
}

/** A role as dbt writes it, bare where it can be (so `public` is everybody). */
function quoteRole(role: string): string {
  return /^[a-z_][a-z0-9_$]*$/i.test(role) ? role : quoteName(role);
}

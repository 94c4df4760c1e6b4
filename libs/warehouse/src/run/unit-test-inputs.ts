import type { Knex } from 'knex';
import { compileWithQueries, type CompileOptions } from '../compile/compile-node';
import { qualified, quoteName } from '../compile/relations';
import { readCsv } from '../parse/csv';
import { isRelation } from '../graph/resolve-ref';
import type { Graph, ModelNode, SourceTable } from '../stages';
import { answer } from './compiler';
import { seedTypes } from './seed';
import { columnsOf, columnsOfQuery, type TypedColumn } from './text-rows';

/** Gives the columns of a relation with their types; undefined when they cannot be known: it is not there, and no SQL tells. */
type InputColumns = (input: ModelNode | SourceTable) => Promise<TypedColumn[] | undefined>;

/** What a source is called where it is read. */
export function sourceRelation(source: SourceTable, options: CompileOptions): string {
  return options.sourceRelation?.(source) ?? qualified(source.schema, source.identifier);
}

/**
 * Columns as they stand in the database; of what is not there (an ephemeral model, or one never built) those that its SQL gives, which
 * is planned and not run.
 */
export function inputColumns(database: Knex, graph: Graph, options: CompileOptions): InputColumns {
  const nodes = new Map(graph.parsed.nodes.map((node) => [node.id, node]));
  const sources = new Set(graph.parsed.sources.map((source) => source.id));

  const standing = (node: ModelNode) =>
    node.config.materialized === 'ephemeral' ? Promise.resolve(undefined) : columnsOf(database, options.relation(node));

  /** Adds a CTE for a node and for those of its ancestors that are not there; gives false when one cannot be made. */
  const addCte = async (node: ModelNode, ctes: Map<string, { readonly name: string; readonly sql: string }>): Promise<boolean> => {
    if (node.kind === 'snapshot') return false;
    if (node.kind === 'seed') {
      ctes.set(node.id, { name: cteName(ctes.size), sql: emptySeed(node) });
      return true;
    }
    for (const id of graph.parents.get(node.id) ?? []) {
      const parent = nodes.get(id);
      if (ctes.has(id) || sources.has(id) || !parent || !isRelation(parent) || (await standing(parent))) continue;
      if (!(await addCte(parent, ctes))) return false;
    }
    const reading: CompileOptions = {
      ...withoutIncremental(options),
      relation: (read) => ctes.get(read.id)?.name ?? options.relation(read),
      isIncremental: () => false,
      inlineEphemeral: () => false,
    };
    const { sql } = await compileWithQueries(graph, node, reading, (asked) => answer(database, asked));
    ctes.set(node.id, { name: cteName(ctes.size), sql });
    return true;
  };

  const inferred = async (node: ModelNode): Promise<TypedColumn[] | undefined> => {
    const ctes = new Map<string, { readonly name: string; readonly sql: string }>();
    if (!(await addCte(node, ctes))) return undefined;
    const made = [...ctes.values()].map(({ name, sql }) => `${name} as (\n${sql}\n)`);
    return columnsOfQuery(database, `with ${made.join(',\n')}\nselect * from ${ctes.get(node.id)?.name}`);
  };

  return async (input) => {
    if (!('kind' in input)) return columnsOf(database, sourceRelation(input, options));
    return (await standing(input)) ?? inferred(input);
  };
}

/** The same, of the first run of an incremental model, whatever a unit test says. */
function withoutIncremental(options: CompileOptions): CompileOptions {
  if (!options.overrides) return options;
  const macros = Object.fromEntries(Object.entries(options.overrides.macros).filter(([name]) => name !== 'is_incremental'));
  return { ...options, overrides: { ...options.overrides, macros } };
}

function cteName(index: number): string {
  return `__dbt__cte__inferred_${index}`;
}

/** A SELECT of no rows with the columns a seed will have. */
function emptySeed(node: ModelNode): string {
  const table = readCsv(node.file, { delimiter: node.config.delimiter, kind: 'seed' });
  const types = seedTypes(table, node);
  const name = (column: string) => (node.config.quoteColumns ? quoteName(column) : column);
  return `select ${table.columns.map((column, index) => `null::${types[index]?.type ?? 'text'} as ${name(column)}`).join(', ')} limit 0`;
}

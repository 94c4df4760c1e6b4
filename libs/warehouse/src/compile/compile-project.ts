import type { CompiledNode, CompiledProject, ModelNode, Selected } from '../stages';
import { isRelation } from '../graph/resolve-ref';
import { compileNode, NeedsQuery, renderText, type CompileOptions } from './compile-node';

export type { CompileOptions } from './compile-node';

/** Stage 5: renders every selected node to finished SQL. Nodes whose template asks the database wait until someone answers. */
export function compileProject(selected: Selected, options: CompileOptions): CompiledProject {
  const { graph } = selected;
  const nodes = new Map<string, CompiledNode>();
  const waiting = new Map<string, string>();
  const chosen = graph.parsed.nodes.filter((node) => selected.ids.has(node.id));
  for (const node of chosen) {
    try {
      nodes.set(node.id, compileNode(graph, node, options));
    } catch (error) {
      if (!(error instanceof NeedsQuery)) throw error;
      waiting.set(node.id, error.sql);
    }
  }
  const { config } = graph.parsed.project;
  const relations = chosen.filter((node) => isRelation(node));
  return {
    selected,
    nodes,
    ...(waiting.size === 0 ? {} : { waiting }),
    onRunStart: config.onRunStart.map((text) => renderText(graph, text, config.file, options)),
    onRunEnd: config.onRunEnd.map((text) => renderText(graph, withSchemas(text, relations), config.file, options)),
  };
}

/** Names that only a hook at the end of a run knows: the schemas that were built in. */
function withSchemas(text: string, relations: readonly ModelNode[]): string {
  if (!/\b(database_)?schemas\b/.test(text)) return text;
  const schemas = [...new Set(relations.filter((node) => node.config.materialized !== 'ephemeral').map((node) => node.schema))].toSorted();
  const list = schemas.map((schema) => JSON.stringify(schema)).join(', ');
  const pairs = schemas.map((schema) => `[target.database, ${JSON.stringify(schema)}]`).join(', ');
  return `{%- set schemas = [${list}] -%}{%- set database_schemas = [${pairs}] -%}${text}`;
}

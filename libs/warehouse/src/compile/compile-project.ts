import { dbtContext } from '../parse/context';
import { readMacros } from '../parse/macros';
import type { ParseOptions } from '../parse/parse-project';
import { readTemplate, render } from '../parse/template';
import type { CompiledProject, Graph, ModelNode, Node } from '../stages';
import { qualified } from './relations';

/** What a compiled project reads: the relations that are served, or those under construction. */
export interface CompileOptions extends ParseOptions {
  readonly relation: (node: ModelNode) => string;
}

/** Stage 4: renders every node to finished SQL. */
export function compileProject(graph: Graph, options: CompileOptions): CompiledProject {
  const { project, nodes, sources } = graph.parsed;
  const macros = readMacros(project.macros);
  const byName = new Map(nodes.flatMap((node) => (node.kind === 'test' ? [] : [[node.name, node] as const])));
  const compile = (node: Node): string => {
    if (node.kind === 'seed') return '';
    const context = dbtContext({
      project,
      ...options,
      self: node.kind === 'test' ? node.name : options.relation(node),
      ref: (name) => {
        const target = byName.get(name);
        if (!target) throw new Error(`ref('${name}') appears only now; refs may not depend on values`);
        return options.relation(target);
      },
      source: (wanted) => {
        const table = sources.find((source) => source.source === wanted.source && source.table === wanted.table);
        if (!table) throw new Error(`source '${wanted.source}.${wanted.table}' appears only now; sources may not depend on values`);
        return qualified(table.schema, table.identifier);
      },
      config: () => undefined,
    });
    return render(readTemplate(node.file, node.name), macros.programs, context, node.name);
  };
  return { graph, nodes: new Map(nodes.map((node) => [node.id, { node, sql: compile(node) }])) };
}

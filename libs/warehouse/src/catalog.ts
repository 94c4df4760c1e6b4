import type { Graph, ModelNode } from './stages';

/** The catalogue of models and seeds as Markdown: per schema, each with description, grain, what it reads and its columns. */
export function catalogOf(graph: Graph): string {
  const relations = graph.parsed.nodes.filter((node): node is ModelNode => node.kind !== 'test');
  const schemas = [...new Set(relations.map((node) => node.schema))].toSorted();
  const tests = graph.parsed.nodes.length - relations.length;
  const lines = [
    '# Catalogue of models',
    '',
    'Made from the YAML beside the models; do not edit. `UPDATE_GENERATED=1` with the tests of the pipeline writes it anew.',
    '',
    `${relations.length} models and seeds, ${tests} tests.`,
    ...schemas.flatMap((schema) => [
      '',
      `## Schema ${schema}`,
      ...relations
        .filter((node) => node.schema === schema)
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .flatMap((node) => entry(node, graph)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function entry(node: ModelNode, graph: Graph): string[] {
  const tests = (graph.children.get(node.id) ?? []).filter((id) => id.startsWith('test.')).length;
  const reads = [...node.refs, ...node.sources.map((source) => `${source.source}.${source.table}`)].toSorted();
  const described = node.columns.filter((column) => column.description !== '');
  return [
    '',
    `### ${node.name}`,
    '',
    oneLine(node.description),
    '',
    `- kind: ${node.config.materialized}, ${tests} ${tests === 1 ? 'test' : 'tests'}`,
    ...(node.grain.length > 0 ? [`- one row per: ${node.grain.join(', ')}`] : []),
    ...(reads.length > 0 ? [`- reads: ${reads.join(', ')}`] : []),
    ...(described.length > 0 ? ['', '| column | meaning |', '| --- | --- |'] : []),
    ...described.map((column) => `| ${column.name} | ${oneLine(column.description).replaceAll('|', '\\|')} |`),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

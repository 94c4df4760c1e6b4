import type { Graph, ModelNode, Node } from './stages';

/** The catalogue of models and seeds as Markdown: per schema, each with description, grain, what it reads and its columns. */
export function catalogOf(graph: Graph): string {
  const relations = graph.parsed.nodes.filter(isRelation);
  const schemas = [...new Set(relations.map((node) => node.schema))].toSorted();
  const count = (kind: Node['kind']) => graph.parsed.nodes.filter((node) => node.kind === kind).length;
  const lines = [
    '# Catalogue of models',
    '',
    'Made from the YAML beside the models; do not edit. `UPDATE_GENERATED=1` with the tests of the pipeline writes it anew.',
    '',
    `${relations.length} models, seeds and snapshots, ${count('test')} tests, ${count('unit_test')} unit tests, ${count('exposure')} exposures.`,
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

function isRelation(node: Node): node is ModelNode {
  return node.kind === 'model' || node.kind === 'seed' || node.kind === 'snapshot';
}

function entry(node: ModelNode, graph: Graph): string[] {
  const tests = (graph.children.get(node.id) ?? []).filter((id) => id.startsWith('test.') || isUnitTestOf(node, id, graph)).length;
  const reads = [...node.refs.map((ref) => ref.name), ...node.sources.map((source) => `${source.source}.${source.table}`)].toSorted();
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

function isUnitTestOf(node: ModelNode, id: string, graph: Graph): boolean {
  return (
    id.startsWith('unit_test.') && graph.parsed.nodes.some((test) => test.id === id && test.kind === 'unit_test' && test.model === node.id)
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

import { compileProject, loadGraph, makePlan, parseOptionsOf, selectNodes, type CompiledNode, type ModelNode } from '@register/warehouse';

const SCHEMA = 'bench';

/** Every statement of a full build as one script for psql, with nothing of the runner between: tables, indexes, tests. */
export async function plainScript(projectDirectory: string, now: Date): Promise<string> {
  const options = { projectDirectory, now: () => now, targetName: SCHEMA, targetSchema: SCHEMA };
  const selected = selectNodes(await loadGraph(options), { verb: 'build', select: [], exclude: ['unit_test:*'] });
  const relation = (node: ModelNode) => `"${node.schema}"."${node.alias}"`;
  const plan = makePlan(
    compileProject(selected, { project: parseOptionsOf(options), relation, self: relation, isIncremental: () => false }),
  );
  const nodes = plan.order.flatMap((id) => plan.compiled.nodes.get(id) ?? []);
  const schemas = new Set(nodes.flatMap(({ node }) => (node.kind === 'test' ? [] : 'schema' in node ? [node.schema] : [])));
  return [
    '\\set ON_ERROR_STOP on',
    "set work_mem = '64MB'; set hash_mem_multiplier = 4; set timezone = 'UTC'; set client_min_messages = 'warning';",
    ...[...schemas].flatMap((schema) => [`drop schema if exists "${schema}" cascade;`, `create schema "${schema}";`]),
    ...nodes.flatMap(statements),
  ].join('\n');
}

function statements({ node, sql }: CompiledNode): string[] {
  if (node.kind === 'test') return [`select count(*) from (\n${sql}\n) as failing_rows;`];
  if (node.kind === 'seed')
    return [`create table "${node.schema}"."${node.alias}" as table "${node.schema.slice(SCHEMA.length + 1)}"."${node.alias}";`];
  if (node.kind !== 'model' || node.config.materialized === 'ephemeral') return [];
  const relation = `"${node.schema}"."${node.alias}"`;
  if (node.config.materialized === 'view') return [`create view ${relation} as\n${sql};`];
  const keys = node.constraints.filter(({ type }) => type === 'primary_key' || type === 'unique').map(({ columns }) => columns);
  return [
    `create table ${relation} as\n${sql};`,
    ...keys.map((columns) => `alter table ${relation} add unique (${columns.map((column) => `"${column}"`).join(', ')});`),
    ...node.config.indexes.map(
      (index) =>
        `create ${index.unique ? 'unique ' : ''}index on ${relation} using ${index.type} (${index.columns.map((column) => `"${column}"`).join(', ')});`,
    ),
    `analyze ${relation};`,
  ];
}

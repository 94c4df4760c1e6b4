import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogOf, loadGraph, type ModelNode } from '@register/warehouse';
import { beforeAll, describe, expect, it } from 'vitest';

const projectDirectory = join(import.meta.dirname, '../../../sql');
const catalog = join(projectDirectory, 'catalog.md');

let graph: Awaited<ReturnType<typeof loadGraph>>;
let models: ModelNode[];

beforeAll(async () => {
  graph = await loadGraph({ projectDirectory, now: () => new Date('2026-01-01T00:00:00Z') });
  models = graph.parsed.nodes.filter((node): node is ModelNode => node.kind === 'model' || node.kind === 'seed');
});

const namesWhere = (isWrong: (node: ModelNode) => boolean) => models.filter(isWrong).map((node) => node.name);
const isStaging = (node: ModelNode) => node.file.path.startsWith('models/staging/');
const isMart = (node: ModelNode) => node.file.path.startsWith('models/marts/');
const isLedger = (name: string) => /^fct_\w+_changes$/.test(name);
const testsOf = (node: ModelNode) => (graph.children.get(node.id) ?? []).filter((id) => id.startsWith('test.'));
const unitTestsOf = (node: ModelNode) => graph.parsed.nodes.filter((test) => test.kind === 'unit_test' && test.model === node.id);
const primaryKeyOf = (node: ModelNode) => node.constraints.find((constraint) => constraint.type === 'primary_key')?.columns ?? [];

describe('the SQL project', () => {
  it('has models in every layer', () => {
    expect(models.filter(isStaging).length).toBeGreaterThan(10);
    expect(models.filter(isMart).map((node) => node.name)).toContain('agg_cells');
  });

  it('staging reads exactly one source and no model', () => {
    expect(namesWhere((node) => isStaging(node) && (node.sources.length !== 1 || node.refs.length > 0))).toEqual([]);
  });

  it('only staging reads sources', () => {
    expect(namesWhere((node) => !isStaging(node) && node.sources.length > 0)).toEqual([]);
  });

  it('no model reads a mart but a mart; the changes of the cells are read from the ledgers', () => {
    const marts = new Set(models.filter(isMart).map((node) => node.name));
    const cellModels = ['int_cell_changes', 'int_unit_days'];
    const readsMart = (node: ModelNode) => node.refs.some(({ name }) => marts.has(name));
    expect(namesWhere((node) => !isMart(node) && readsMart(node))).toEqual(cellModels);
    expect(models.filter(({ name }) => cellModels.includes(name)).every(({ refs }) => refs.every(({ name }) => isLedger(name)))).toBe(true);
  });

  it('every source that is declared is read', () => {
    const read = new Set(models.flatMap((node) => node.sources.map((source) => `${source.source}.${source.table}`)));
    expect(graph.parsed.sources.filter((source) => !read.has(`${source.source}.${source.table}`))).toEqual([]);
  });

  it('no model is without readers: what is in the marts is read by a dashboard or an answer too', () => {
    const isRead = (node: ModelNode) => (graph.children.get(node.id) ?? []).some((id) => !/^(unit_)?test\./.test(id));
    expect(namesWhere((node) => !isRead(node))).toEqual([]);
  });

  it('no model names a relation but through ref and source', () => {
    expect(
      namesWhere((node) => /\b(from|join)\s+"?(registry|reference|audit|staging|intermediate|marts)"?\./i.test(node.file.text)),
    ).toEqual([]);
  });

  it('every model and seed is described and states its grain, which a test keeps', () => {
    expect(namesWhere((node) => node.description === '' || node.grain.length === 0)).toEqual([]);
    const isKept = (node: ModelNode) =>
      primaryKeyOf(node).join() === node.grain.join() || testsOf(node).some((id) => /^test\.\w+\.unique_/.test(id));
    expect(namesWhere((node) => !isKept(node))).toEqual([]);
  });

  it('every model has a unit test, and a refreshed one also of its refresh', () => {
    expect(namesWhere((node) => node.kind === 'model' && unitTestsOf(node).length === 0)).toEqual([]);
    const isRefreshTested = (node: ModelNode) =>
      unitTestsOf(node).some((test) => test.kind === 'unit_test' && test.overrides.macros['is_incremental'] === true);
    expect(namesWhere((node) => node.config.materialized === 'incremental' && !isRefreshTested(node))).toEqual([]);
  });

  it('every mart has a contract with a type per column and a primary key', () => {
    const isTyped = (node: ModelNode) => node.columns.every((column) => column.dataType !== null);
    expect(namesWhere((node) => isMart(node) && !(node.config.contract && isTyped(node) && primaryKeyOf(node).length > 0))).toEqual([]);
  });

  it('a refresh runs no test that reads everything', () => {
    const isOfRefresh = (tags: readonly string[]) => !tags.includes('nightly');
    const left = graph.parsed.nodes.filter((node) => (node.kind === 'test' || node.kind === 'unit_test') && isOfRefresh(node.tags));
    expect(left.filter((node) => !node.tags.includes('refresh') && node.file.path !== 'seeds/seeds.yml').map((node) => node.name)).toEqual(
      [],
    );
  });

  it('every source table is described', () => {
    expect(graph.parsed.sources.filter((source) => source.description === '')).toEqual([]);
  });

  it('every column of a mart that is named is described', () => {
    const lacking = models
      .filter(isMart)
      .flatMap((node) => node.columns.filter((column) => column.description === '').map((column) => `${node.name}.${column.name}`));
    expect(lacking).toEqual([]);
  });

  it('every model ends with the CTE final', () => {
    expect(namesWhere((node) => node.kind === 'model' && !node.file.text.endsWith('\nselect * from final\n'))).toEqual([]);
  });

  it('the catalogue is current', async () => {
    const text = catalogOf(graph);
    if (process.env['UPDATE_GENERATED'] === '1') await writeFile(catalog, text);
    expect(await readFile(catalog, 'utf8')).toBe(text);
  });
});

import { join } from 'node:path';
import { catalogJsonOf, readServedRelations, type ServedRelation } from '../artifacts/catalog-json';
import { manifestOf } from '../artifacts/manifest';
import { MissingArtifact, readRunResults, readSources } from '../artifacts/read-artifacts';
import { onDisk, writeJson } from '../artifacts/write-artifacts';
import { writeWhole } from '../artifacts/write-file';
import { compileNode } from '../compile/compile-node';
import { messageOf } from '../errors';
import { loadGraph, parseOptionsOf, type ProjectOptions } from '../prepare-project';
import { openDatabase } from '../run/database';
import { servedRelation } from '../run/names';
import type { CompiledNode, Graph } from '../stages';
import { docsPage } from './page';

export interface DocsOptions extends ProjectOptions {
  readonly targetDirectory: string;
  /** URL of the database that tells the types of columns; without it the page shows those of the YAML. */
  readonly connection?: string;
  /** Told what the page lacks, and why. */
  readonly onNotice?: (text: string) => void;
}

/** Writes docs/index.html, manifest.json and, with a database, catalog.json to the target folder; gives the path of the page. */
export async function writeDocs(options: DocsOptions): Promise<string> {
  const generatedAt = options.now();
  const fixed = { ...options, now: () => generatedAt };
  const parse = parseOptionsOf(fixed);
  const graph = await loadGraph({ ...fixed, invocationId: parse.invocationId });
  const notice = options.onNotice ?? (() => undefined);
  const stamp = { generatedAt, startedAt: generatedAt, invocationId: parse.invocationId };
  const compiled = compileAll(graph, parse, notice);
  const relations = await relationsOf(options.connection, graph, notice);
  const results = await unlessMissing(readRunResults(options.targetDirectory), notice);
  const sources = await unlessMissing(readSources(options.targetDirectory), notice);
  const page = docsPage({
    graph,
    generatedAt,
    results,
    compiled,
    columns: new Map(relations?.map(({ id, columns }) => [id, columns])),
    freshness: new Map(
      sources?.results.map((state) => [
        state.unique_id,
        { status: state.status, maxLoadedAt: state.max_loaded_at ?? null, snapshottedAt: state.snapshotted_at ?? generatedAt },
      ]),
    ),
  });
  const path = join(options.targetDirectory, 'docs', 'index.html');
  const manifest = manifestOf(graph, stamp, compiled);
  const catalog = relations && catalogJsonOf(relations, stamp);
  await onDisk(options.targetDirectory, async () => {
    await writeJson(join(options.targetDirectory, 'manifest.json'), manifest);
    if (catalog) await writeJson(join(options.targetDirectory, 'catalog.json'), catalog);
    await writeWhole(path, page);
  });
  return path;
}

function compileAll(
  graph: Graph,
  project: ReturnType<typeof parseOptionsOf>,
  notice: (text: string) => void,
): ReadonlyMap<string, CompiledNode> {
  const compiled = new Map<string, CompiledNode>();
  for (const node of graph.parsed.nodes) {
    if (node.kind === 'exposure' || node.kind === 'unit_test' || node.kind === 'seed') continue;
    try {
      const options = { project, relation: servedRelation, self: servedRelation, isIncremental: () => false };
      compiled.set(node.id, compileNode(graph, node, options));
    } catch (error) {
      notice(`its compiled SQL is not shown: ${messageOf(error)}`);
    }
  }
  return compiled;
}

async function relationsOf(
  connection: string | undefined,
  graph: Graph,
  notice: (text: string) => void,
): Promise<readonly ServedRelation[] | undefined> {
  if (connection === undefined) return undefined;
  const database = openDatabase(connection, {
    applicationName: 'register-docs',
    max: 1,
    onConnect: ['set default_transaction_read_only = on'],
  });
  try {
    return await readServedRelations(database, graph);
  } catch (error) {
    notice(`types of columns are those of the YAML, since the database cannot be used: ${messageOf(error)}`);
    return undefined;
  } finally {
    await database.destroy();
  }
}

/** Nothing when there is no such file yet; a file that is broken is told, and left out. */
async function unlessMissing<T>(reading: Promise<T>, notice: (text: string) => void): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof MissingArtifact)) notice(messageOf(error));
    return undefined;
  }
}

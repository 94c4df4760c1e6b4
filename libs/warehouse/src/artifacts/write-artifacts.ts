import { join } from 'node:path';
import { messageOf, WarehouseError } from '../errors';
import type { CompiledNode, CompiledProject, Graph, Invocation, Plain } from '../stages';
import { compiledPath, manifestOf } from './manifest';
import type { Stamp } from './metadata';
import { runResultsOf } from './run-results';
import { writeWhole } from './write-file';

/**
 * Stage 8: writes manifest.json, run_results.json and the SQL under compiled/ and run/ to a target folder. A folder that cannot be
 * written is a `WarehouseError` of code `artifact`; what the invocation did in the database stands.
 */
export async function writeArtifacts(directory: string, graph: Graph, compiled: CompiledProject, invocation: Invocation): Promise<void> {
  const generatedAt = new Date(invocation.startedAt.getTime() + invocation.seconds * 1000);
  const stamp: Stamp = { generatedAt, invocationId: invocation.id, startedAt: invocation.startedAt };
  const ran = new Map(invocation.results.map((result) => [result.id, result]));
  const manifest = manifestOf(graph, stamp, compiled.nodes);
  const results = runResultsOf(invocation, compiled.nodes);
  await onDisk(directory, async () => {
    await writeJson(join(directory, 'manifest.json'), manifest);
    await writeJson(join(directory, 'run_results.json'), results);
    const files = withSql(compiled).flatMap(({ node, sql }) => {
      const run = invocation.verb === 'compile' ? undefined : ran.get(node.id)?.sql;
      const compiledFile: readonly [string, string] = [compiledPath(node), sql];
      return run === undefined ? [compiledFile] : [compiledFile, [compiledPath(node, 'run'), run] as const];
    });
    await Promise.all(files.map(([path, text]) => writeWhole(join(directory, path), text)));
  });
}

/** Writes manifest.json alone, as `parse` does. */
export async function writeManifest(directory: string, graph: Graph, stamp: Stamp): Promise<void> {
  const manifest = manifestOf(graph, stamp);
  await onDisk(directory, () => writeJson(join(directory, 'manifest.json'), manifest));
}

/** Runs work that writes below a folder; what goes wrong there is a `WarehouseError` of code `artifact`. */
export async function onDisk<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new WarehouseError('artifact', `the artifacts in ${directory} could not be written: ${messageOf(error)}`);
  }
}

/** Writes JSON whole. */
export async function writeJson(path: string, value: Plain): Promise<void> {
  await writeWhole(path, `${JSON.stringify(value)}\n`);
}

function withSql(compiled: CompiledProject): readonly CompiledNode[] {
  return [...compiled.nodes.values()].filter(({ node, sql }) => node.kind !== 'unit_test' && sql !== '');
}

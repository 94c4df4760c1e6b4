import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { messageOf, WarehouseError } from '../errors';
import { MANIFEST_VERSION } from './manifest';
import { manifestSchema, type Manifest } from './manifest-schema';
import { RUN_RESULTS_VERSION } from './run-results';
import { runResultsSchema, type RunResults } from './run-results-schema';
import { SOURCES_VERSION } from './sources';
import { sourcesSchema, type SourceStates } from './sources-schema';

/** An artifact that was not written yet. */
export class MissingArtifact extends WarehouseError {
  constructor(path: string) {
    super('artifact', `${path} cannot be read: there is no such file; run a build first`);
  }
}

/** Reads manifest.json of a target folder; missing, broken, or of another version is a `WarehouseError` with the path. */
export function readManifest(directory: string): Promise<Manifest> {
  return readArtifact(join(directory, 'manifest.json'), manifestSchema, MANIFEST_VERSION);
}

/** Reads run_results.json of a target folder; missing, broken, or of another version is a `WarehouseError` with the path. */
export function readRunResults(directory: string): Promise<RunResults> {
  return readArtifact(join(directory, 'run_results.json'), runResultsSchema, RUN_RESULTS_VERSION);
}

/** Reads sources.json of a target folder; missing, broken, or of another version is a `WarehouseError` with the path. */
export function readSources(directory: string): Promise<SourceStates> {
  return readArtifact(join(directory, 'sources.json'), sourcesSchema, SOURCES_VERSION);
}

async function readArtifact<T>(path: string, schema: z.ZodType<T>, version: string): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) throw new MissingArtifact(path);
    throw new WarehouseError('artifact', `${path} cannot be read: ${messageOf(error)}`);
  });
  const value = parseJson(path, text);
  const found = versionOf(value);
  if (found !== version) {
    throw new WarehouseError('artifact', `${path} is of another version: ${found ?? 'none is named'}; expected ${version}`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new WarehouseError('artifact', `${path} is not as its version has it: ${issue?.path.join('.')}: ${issue?.message}`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WarehouseError('artifact', `${path} is not JSON: ${messageOf(error)}`);
  }
}

function versionOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('metadata' in value)) return undefined;
  const { metadata } = value;
  if (typeof metadata !== 'object' || metadata === null || !('dbt_schema_version' in metadata)) return undefined;
  return typeof metadata.dbt_schema_version === 'string' ? metadata.dbt_schema_version : undefined;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { messageOf, WarehouseError } from '../errors';
import { MANIFEST_VERSION } from './manifest';
import { manifestSchema, type Manifest } from './manifest-schema';
import { RUN_RESULTS_VERSION } from './run-results';
import { runResultsSchema, type RunResults } from './run-results-schema';

/** Reads manifest.json of a target folder; missing, broken, or of another version is a `WarehouseError` with the path. */
export function readManifest(directory: string): Promise<Manifest> {
  return readArtifact(join(directory, 'manifest.json'), manifestSchema, MANIFEST_VERSION);
}

/** Reads run_results.json of a target folder; missing, broken, or of another version is a `WarehouseError` with the path. */
export function readRunResults(directory: string): Promise<RunResults> {
  return readArtifact(join(directory, 'run_results.json'), runResultsSchema, RUN_RESULTS_VERSION);
}

async function readArtifact<T>(path: string, schema: z.ZodType<T>, version: string): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const reason = messageOf(error).startsWith('ENOENT') ? 'there is no such file; run a build first' : messageOf(error);
    throw new WarehouseError('artifact', `${path} cannot be read: ${reason}`);
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

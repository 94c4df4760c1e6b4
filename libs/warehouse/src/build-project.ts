import { WarehouseError } from './errors';
import { invoke, type RunOptions } from './invoke';
import { isFailed } from './run/run-plan';
import type { Invocation, NodeResult, Verb } from './stages';

/** What a build or test did. */
export type RunSummary = Pick<Invocation, 'results' | 'seconds'>;

/** Nodes that failed; nothing was put in place, so the earlier tables stay served. */
export class BuildFailed extends WarehouseError {
  constructor(readonly results: readonly NodeResult[]) {
    const failed = results.filter(isFailed);
    super(failed.some((result) => result.status === 'error') ? 'sql' : 'test-failed', failed.map((result) => result.message).join('\n'));
  }
}

/** Builds and tests everything that is selected; throws `BuildFailed` when a node failed. */
export function buildProject(options: RunOptions): Promise<RunSummary> {
  return succeed('build', options);
}

/** Runs the tests on what is served now; throws `BuildFailed` when one fails. */
export function testProject(options: RunOptions): Promise<RunSummary> {
  return succeed('test', options);
}

async function succeed(verb: Verb, options: RunOptions): Promise<RunSummary> {
  const done = await invoke({ ...options, verb });
  if (done.results.some(isFailed)) throw new BuildFailed(done.results);
  return done;
}

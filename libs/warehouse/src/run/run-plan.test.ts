import { afterEach, describe, expect, it } from 'vitest';
import { servedRelation } from '../compile/relations';
import { loadGraph, planOf } from '../prepare-project';
import type { NodeResult } from '../stages';
import { testProjectFiles, type TestProject } from '../testing/project-files';
import { runPlan, type NodeWork } from './run-plan';

let project: TestProject | undefined;

afterEach(async () => {
  await project?.remove();
});

async function run(files: Readonly<Record<string, string>>, threads: number, work: NodeWork): Promise<NodeResult[]> {
  project = await testProjectFiles(files);
  const options = { projectDirectory: project.directory, now: () => new Date(0) };
  return runPlan(planOf(await loadGraph(options), options, servedRelation), work, { threads, onResult: () => undefined });
}

const DIAMOND = {
  'models/top.sql': 'select 1 as n',
  'models/left_side.sql': "select * from {{ ref('top') }}",
  'models/right_side.sql': "select * from {{ ref('top') }}",
  'models/bottom.sql': "select * from {{ ref('left_side') }} union all select * from {{ ref('right_side') }}",
};

describe('a plan is run', () => {
  it('a node only after its parents, side by side where the graph allows', async () => {
    const open = new Set<string>();
    const together: string[] = [];
    const finished: string[] = [];
    let release = (): void => undefined;
    const both = new Promise<void>((resolve) => (release = resolve));
    await run(DIAMOND, 2, async ({ node }) => {
      open.add(node.name);
      if (open.has('left_side') && open.has('right_side')) {
        together.push(...[...open].toSorted());
        release();
      }
      if (node.name.endsWith('side')) await both;
      open.delete(node.name);
      finished.push(node.name);
      return 0;
    });
    expect(together).toEqual(['left_side', 'right_side']);
    expect(finished[0]).toBe('top');
    expect(finished.at(-1)).toBe('bottom');
  });

  it.each([1, 2, 8])('never more than %i at a time', async (threads) => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, number) => [`models/m${number}.sql`, 'select 1 as n']));
    let running = 0;
    let most = 0;
    const results = await run(files, threads, async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return 1;
    });
    expect(results).toHaveLength(12);
    expect(most).toBe(threads);
  });

  it('skips what hangs on a failed node and goes on with the rest', async () => {
    const results = await run(DIAMOND, 2, async ({ node }) => {
      if (node.name === 'left_side') throw new Error('broken');
      return 0;
    });
    expect(Object.fromEntries(results.map((result) => [result.name, result.status]))).toEqual({
      top: 'ok',
      left_side: 'failed',
      right_side: 'ok',
      bottom: 'skipped',
    });
  });
});

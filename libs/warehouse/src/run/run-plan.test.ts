import { describe, expect, it } from 'vitest';
import { WarehouseError } from '../errors';
import { orderOf } from '../plan/make-plan';
import type { NodeResult } from '../stages';
import { handGraph, handModel } from '../testing/hand-graph';
import { runPlan, type NodeDone, type NodeWork, type RunPlanOptions } from './run-plan';

const OK: NodeDone = { status: 'success', rows: 0 };
const OPTIONS: RunPlanOptions = { threads: 2, failFast: false, startedAt: new Date(0), onResult: () => undefined };

async function run(parents: Readonly<Record<string, readonly string[]>>, work: NodeWork, options: Partial<RunPlanOptions> = {}) {
  const id = (name: string) => `model.shop.${name}`;
  const nodes = Object.keys(parents).map((name) => handModel(id(name), `models/${name}.sql`));
  const edges = Object.fromEntries(Object.entries(parents).map(([name, above]) => [id(name), above.map(id)]));
  const plan = orderOf({ graph: handGraph(nodes, [], edges), ids: new Set(nodes.map((node) => node.id)) });
  return runPlan(plan, new Map(nodes.map((node) => [node.id, node])), work, { ...OPTIONS, ...options });
}

const statuses = (results: readonly NodeResult[]) => Object.fromEntries(results.map((result) => [result.name, result.status]));

const DIAMOND = { top: [], left: ['top'], right: ['top'], bottom: ['left', 'right'] };

describe('a plan is run', () => {
  it('a node only after its parents, side by side where the graph allows', async () => {
    const open = new Set<string>();
    const together: string[] = [];
    const finished: string[] = [];
    let release = (): void => undefined;
    const both = new Promise<void>((resolve) => (release = resolve));
    const results = await run(DIAMOND, async ({ name }) => {
      open.add(name);
      if (open.has('left') && open.has('right')) {
        together.push(...[...open].toSorted());
        release();
      }
      if (name === 'left' || name === 'right') await both;
      open.delete(name);
      finished.push(name);
      return OK;
    });
    expect(together).toEqual(['left', 'right']);
    expect([finished[0], finished.at(-1)]).toEqual(['top', 'bottom']);
    expect(new Set(results.filter(({ name }) => name === 'left' || name === 'right').map(({ thread }) => thread))).toEqual(new Set([1, 2]));
  });

  it.each([1, 2, 8])('never more than %i at a time', async (threads) => {
    const twelve = Object.fromEntries(Array.from({ length: 12 }, (_, number) => [`m${number}`, []]));
    let running = 0;
    let most = 0;
    const results = await run(
      twelve,
      async () => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        return OK;
      },
      { threads },
    );
    expect(results).toHaveLength(12);
    expect(most).toBe(threads);
  });

  it('skips what hangs on a failed node and goes on with the rest', async () => {
    const results = await run(DIAMOND, async ({ name }) => {
      if (name === 'left') throw new Error('broken');
      return OK;
    });
    expect(statuses(results)).toEqual({ top: 'success', left: 'error', right: 'success', bottom: 'skipped' });
    expect(results.find(({ name }) => name === 'bottom')?.message).toBe('bottom: skipped, because of left');
  });

  it('skips after a test that failed, and not after one that warns', async () => {
    const results = await run({ a: [], b: ['a'], c: [], d: ['c'] }, async ({ name }) => {
      if (name === 'a') return { status: 'fail', rows: 1 };
      return name === 'c' ? { status: 'warn', rows: 1 } : OK;
    });
    expect(statuses(results)).toEqual({ a: 'fail', b: 'skipped', c: 'warn', d: 'success' });
  });

  it('starts nothing more after a failure when asked to fail fast', async () => {
    const started: string[] = [];
    const work: NodeWork = async ({ name }) => {
      started.push(name);
      return { status: 'error', rows: 0 };
    };
    const results = await run({ a: [], b: [], c: [] }, work, { threads: 1, failFast: true });
    expect(started).toEqual(['a']);
    expect(statuses(results)).toEqual({ a: 'error', b: 'skipped', c: 'skipped' });
  });

  it('ends when the connection is lost', async () => {
    const started: string[] = [];
    const work: NodeWork = async ({ name }) => {
      started.push(name);
      throw new WarehouseError('connection', 'gone');
    };
    await expect(run({ a: [], b: [] }, work, { threads: 1 })).rejects.toThrow('gone');
    expect(started).toEqual(['a']);
  });
});

import { performance } from 'node:perf_hooks';
import { messageOf, WarehouseError } from '../errors';
import type { Node, NodeResult, NodeStatus, Plan } from '../stages';

/** What doing one node gives: its status, rows written or found wrong, and a message for a person when it is not well. */
export interface NodeDone {
  readonly status: NodeStatus;
  readonly rows: number;
  readonly message?: string;
  readonly sql?: string;
  readonly relation?: string;
}

/** Does one node; what it throws is that node's error, but for a lost connection, which ends the run. */
export type NodeWork = (node: RunnableNode) => Promise<NodeDone>;

/** A node that a run can do; exposures are only told of. */
export type RunnableNode = Exclude<Node, { readonly kind: 'exposure' }>;

export interface RunPlanOptions {
  readonly threads: number;
  /** Start nothing more once a node failed. */
  readonly failFast: boolean;
  /** When the invocation started, to date the results. */
  readonly startedAt: Date;
  onStart?(node: RunnableNode): void;
  onResult(result: NodeResult): void;
}

const BROKEN: readonly NodeStatus[] = ['error', 'fail', 'skipped'];

/** Whether a node failed, so that nothing is put in place. */
export function isFailed({ status }: Pick<NodeResult, 'status'>): boolean {
  return status === 'error' || status === 'fail';
}

/** Stage 7: does every node once those before it are done, at most `threads` at a time; what hangs on a failed node is skipped. */
export async function runPlan(
  plan: Omit<Plan, 'compiled'>,
  nodes: ReadonlyMap<string, RunnableNode>,
  work: NodeWork,
  options: RunPlanOptions,
): Promise<NodeResult[]> {
  const begin = performance.now();
  const results = new Map<string, NodeResult>();
  const waiting = new Set(plan.order);
  let wake = (): void => undefined;
  let lost: WarehouseError | undefined;
  const parentsOf = (id: string) => plan.parents.get(id) ?? [];
  const isReady = (id: string) => parentsOf(id).every((parent) => results.has(parent));
  const stops = () => lost !== undefined || (options.failFast && [...results.values()].some(isFailed));

  const doOne = async (node: RunnableNode, thread: number): Promise<NodeResult> => {
    const start = performance.now();
    const result = (done: NodeDone): NodeResult => ({
      id: node.id,
      name: node.name,
      kind: node.kind,
      startedAt: new Date(options.startedAt.getTime() + (start - begin)),
      seconds: (performance.now() - start) / 1000,
      thread,
      ...done,
    });
    const broken = parentsOf(node.id).find((parent) => BROKEN.includes(results.get(parent)?.status ?? 'success'));
    if (broken !== undefined) return result(skipped(node, `because of ${nodes.get(broken)?.name ?? broken}`));
    if (stops()) return result(skipped(node, lost ? 'because the connection was lost' : 'because another node failed'));
    options.onStart?.(node);
    try {
      return result(await work(node));
    } catch (error) {
      if (error instanceof WarehouseError && error.code === 'connection') lost ??= error;
      return result({ status: 'error', rows: 0, message: messageOf(error) });
    }
  };

  const worker = async (thread: number): Promise<void> => {
    while (waiting.size > 0) {
      const id = [...waiting].find(isReady);
      if (id === undefined) {
        await new Promise<void>((resume) => {
          const others = wake;
          wake = () => (others(), resume());
        });
        continue;
      }
      waiting.delete(id);
      const node = nodes.get(id);
      if (!node) throw new WarehouseError('project', `${id} is planned and not in the project`);
      const result = await doOne(node, thread);
      results.set(id, result);
      options.onResult(result);
      const woken = wake;
      wake = () => undefined;
      woken();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.threads) }, (_, index) => worker(index + 1)));
  if (lost) throw lost;
  return plan.order.flatMap((id) => results.get(id) ?? []);
}

function skipped(node: RunnableNode, because: string): NodeDone {
  return { status: 'skipped', rows: 0, message: `${node.name}: skipped, ${because}` };
}

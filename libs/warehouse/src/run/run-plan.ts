import { performance } from 'node:perf_hooks';
import { messageOf } from '../errors';
import type { CompiledNode, Node, NodeResult, Plan } from '../stages';

/** What doing one node gives: rows written, or rows found wrong by a test. */
export type NodeWork = (compiled: CompiledNode) => Promise<number>;

/** Stage 6: does every node once its parents are done, at most `threads` at a time; what hangs on a failed node is skipped. */
export async function runPlan(
  plan: Plan,
  work: NodeWork,
  options: { readonly threads: number; onResult(result: NodeResult): void },
): Promise<NodeResult[]> {
  const { parents } = plan.compiled.graph;
  const results = new Map<string, NodeResult>();
  const started = new Set<string>();
  const planned = new Set(plan.order);
  const parentsIn = (id: string) => (parents.get(id) ?? []).filter((parent) => planned.has(parent));
  const isReady = (id: string) => !started.has(id) && parentsIn(id).every((parent) => results.has(parent));

  const lane = async (): Promise<void> => {
    for (let id = plan.order.find(isReady); id !== undefined; id = plan.order.find(isReady)) {
      started.add(id);
      const compiled = plan.compiled.nodes.get(id);
      if (!compiled) continue;
      const broken = parentsIn(id).find((parent) => ['failed', 'skipped'].includes(results.get(parent)?.status ?? ''));
      const result = broken === undefined ? await doNode(compiled, work) : skipped(compiled.node, broken);
      results.set(id, result);
      options.onResult(result);
      wake();
    }
  };

  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resume of woken) resume();
  };
  const worker = async (): Promise<void> => {
    while (started.size < plan.order.length) {
      await lane();
      if (started.size < plan.order.length) await new Promise<void>((resume) => waiting.push(resume));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.threads) }, worker));
  return plan.order.flatMap((id) => results.get(id) ?? []);
}

async function doNode(compiled: CompiledNode, work: NodeWork): Promise<NodeResult> {
  const { node } = compiled;
  const start = performance.now();
  const result = (status: NodeResult['status'], rows: number, message?: string): NodeResult => ({
    id: node.id,
    name: node.name,
    kind: node.kind,
    status,
    rows,
    seconds: (performance.now() - start) / 1000,
    ...(message === undefined ? {} : { message }),
  });
  try {
    const rows = await work(compiled);
    if (node.kind !== 'test' || rows === 0) return result('ok', rows);
    return result(node.severity === 'warn' ? 'warned' : 'failed', rows, testMessage(node, rows));
  } catch (error) {
    return result('failed', 0, messageOf(error));
  }
}

function testMessage(node: Node & { kind: 'test' }, rows: number): string {
  const place = node.line === undefined ? node.file.path : `${node.file.path}:${node.line}`;
  return `${node.name}: test finds ${rows} wrong ${rows === 1 ? 'row' : 'rows'}\n  at ${place}`;
}

function skipped(node: Node, because: string): NodeResult {
  const name = because.slice(because.indexOf('.') + 1);
  return {
    id: node.id,
    name: node.name,
    kind: node.kind,
    status: 'skipped',
    rows: 0,
    seconds: 0,
    message: `${node.name}: skipped, because of ${name}`,
  };
}

import type { CompiledNode, Invocation, Node, NodeResult, Settings } from '../stages';
import { metadata } from './metadata';

export const RUN_RESULTS_VERSION = 'https://schemas.getdbt.com/dbt/run-results/v6.json';

/** An invocation as dbt's run_results.json of version 6 tells it. */
export function runResultsOf(invocation: Invocation, compiled: ReadonlyMap<string, CompiledNode>): Settings {
  const generatedAt = new Date(invocation.startedAt.getTime() + invocation.seconds * 1000);
  return {
    metadata: metadata(RUN_RESULTS_VERSION, { generatedAt, invocationId: invocation.id, startedAt: invocation.startedAt }),
    results: invocation.results.map((result) => resultEntry(result, compiled.get(result.id)?.node)),
    elapsed_time: invocation.seconds,
    args: { ...invocation.arguments, which: invocation.verb },
  };
}

function resultEntry(result: NodeResult, node: Node | undefined): Settings {
  const isTest = result.kind === 'test' || result.kind === 'unit_test';
  const hasSql = result.kind !== 'seed' && result.status !== 'skipped';
  return {
    status: result.status,
    timing: result.status === 'skipped' ? [] : timing(result),
    thread_id: `Thread-${result.thread}`,
    execution_time: result.seconds,
    adapter_response: isTest || result.status !== 'success' ? {} : responseOf(result, node),
    message: result.message ?? defaultMessage(result, node),
    failures: isTest && result.status !== 'error' && result.status !== 'skipped' ? result.rows : null,
    unique_id: result.id,
    compiled: hasSql ? true : null,
    compiled_code: hasSql ? (result.sql ?? null) : null,
    relation_name: result.relation ?? null,
    batch_results: null,
  };
}

function timing({ startedAt, seconds }: NodeResult): Settings[] {
  const start = startedAt.toISOString();
  const end = new Date(startedAt.getTime() + seconds * 1000).toISOString();
  return [
    { name: 'compile', started_at: start, completed_at: start },
    { name: 'execute', started_at: start, completed_at: end },
  ];
}

function defaultMessage(result: NodeResult, node: Node | undefined): string | null {
  return result.status === 'success' ? messageOf(result, node) : null;
}

function responseOf(result: NodeResult, node: Node | undefined): Settings {
  return { _message: messageOf(result, node), code: commandOf(node), rows_affected: commandOf(node) === VIEW ? -1 : result.rows };
}

const VIEW = 'CREATE VIEW';

function messageOf(result: NodeResult, node: Node | undefined): string {
  return commandOf(node) === VIEW ? VIEW : `${commandOf(node)} ${result.rows}`;
}

function commandOf(node: Node | undefined): string {
  if (node?.kind === 'seed') return 'INSERT';
  return node && 'config' in node && node.config.materialized === 'view' ? VIEW : 'SELECT';
}

import type { BuildProgress, NodeResult, NodeStatus } from '@register/warehouse';

const MARKS: Readonly<Record<NodeStatus, string>> = { success: '✓', pass: '✓', warn: '!', fail: '✗', error: '✗', skipped: '-' };
const BAR_WIDTH = 24;

/** Shows a build: a bar that moves on a terminal, plain lines elsewhere; one line per node either way. */
export interface ProgressView {
  show(progress: BuildProgress): void;
  /** One line above the bar. */
  line(text: string): void;
  /** Wipes the bar. */
  end(): void;
}

/** Progress on a stream; `isTerminal` decides on the bar. */
export function progressView(write: (text: string) => void, isTerminal: boolean): ProgressView {
  const wipe = isTerminal ? '\r\u001B[2K' : '';
  let bar = '';
  const views = new Set<string>();
  const line = (text: string) => write(`${wipe}${text}\n${bar}`);
  return {
    line,
    show(progress) {
      if (progress.kind === 'waiting') line(`waiting: another build is under way: ${progress.holder}`);
      if (progress.kind === 'running' && progress.node.kind === 'model' && progress.node.config.materialized === 'view') {
        views.add(progress.node.id);
      }
      if (progress.kind === 'node') {
        bar = isTerminal ? barOf(progress.done, progress.total) : '';
        line(nodeLine(progress.result, views.has(progress.result.id)));
      }
      if (progress.kind === 'swapped') {
        bar = '';
        line(
          `✓ ${progress.relations} ${progress.relations === 1 ? 'relation' : 'relations'} put in place (${progress.seconds.toFixed(2)} s)`,
        );
      }
    },
    end: () => {
      bar = '';
      write(wipe);
    },
  };
}

/** One line for a node: mark, name, rows (a view has none of its own) and seconds. */
export function nodeLine(result: NodeResult, isView = false): string {
  return `${MARKS[result.status]} ${result.name}  ${whatOf(result, isView)}  ${result.seconds.toFixed(2)} s`;
}

function whatOf({ status, kind, rows }: NodeResult, isView: boolean): string {
  if (status === 'skipped') return 'skipped';
  if (status === 'error') return 'error';
  if (kind === 'unit_test') return status === 'pass' ? 'unit test' : 'unit test: other rows than expected';
  if (kind === 'test') return status === 'pass' ? 'test' : `${rows} wrong`;
  return isView ? 'view' : `${rows} ${rows === 1 ? 'row' : 'rows'}`;
}

function barOf(done: number, total: number): string {
  const filled = Math.round((done / Math.max(1, total)) * BAR_WIDTH);
  return `[${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}] ${done}/${total}`;
}

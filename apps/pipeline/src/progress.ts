import type { BuildProgress, NodeResult } from '@register/warehouse';

const MARKS: Readonly<Record<NodeResult['status'], string>> = { ok: '✓', warned: '!', failed: '✗', skipped: '-' };
const BAR_WIDTH = 24;

/** Shows a build: a bar that moves on a terminal, plain lines elsewhere; one line per node either way. */
export interface ProgressView {
  show(progress: BuildProgress): void;
  /** Wipes the bar. */
  end(): void;
}

/** Progress on a stream; `isTerminal` decides on the bar. */
export function progressView(write: (text: string) => void, isTerminal: boolean): ProgressView {
  const wipe = isTerminal ? '\r\u001B[2K' : '';
  const line = (text: string, bar = '') => write(`${wipe}${text}\n${isTerminal ? bar : ''}`);
  return {
    show(progress) {
      if (progress.kind === 'waiting') line(`waiting: another build is under way: ${progress.holder}`);
      if (progress.kind === 'node') line(nodeLine(progress.result), barOf(progress.done, progress.total));
      if (progress.kind === 'swapped') line(`✓ ${progress.relations} relations put in place (${progress.seconds.toFixed(2)} s)`);
    },
    end: () => write(wipe),
  };
}

/** One line for a node: mark, name, rows and seconds. */
export function nodeLine(result: NodeResult): string {
  const rows = result.kind === 'test' ? (result.status === 'ok' ? 'test' : `${result.rows} wrong`) : `${result.rows} rows`;
  return `${MARKS[result.status]} ${result.name}  ${result.status === 'skipped' ? 'skipped' : rows}  ${result.seconds.toFixed(2)} s`;
}

function barOf(done: number, total: number): string {
  const filled = Math.round((done / Math.max(1, total)) * BAR_WIDTH);
  return `[${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}] ${done}/${total}`;
}

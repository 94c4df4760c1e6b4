import type { BuildProgress, NodeResult } from '@register/warehouse';
import type { CommandContext } from './command';
import type { Options } from './command-line';
import { nodeLine, progressView } from './progress';

type Fields = Readonly<Record<string, unknown>>;

/** What a command tells: for people on standard error and output, or as JSON lines on standard output. */
export interface Log {
  /** Progress of a run; nothing with --quiet. */
  progress(progress: BuildProgress): void;
  /** A remark that the reader should see once; nothing with --quiet. */
  note(text: string): void;
  /** Why something failed; always. */
  error(text: string): void;
  /** What the command was asked for; always. */
  result(text: string, fields?: Fields): void;
  /** How it went, in one line; nothing with --quiet. */
  summary(text: string, fields?: Fields): void;
  /** Wipes the progress bar. */
  end(): void;
}

/** The log that the options ask for. */
export function openLog(options: Options, context: CommandContext): Log {
  return options.json === true ? jsonLog(context, options.quiet === true) : textLog(context, options.quiet === true);
}

function textLog({ environment, print, report }: CommandContext, isQuiet: boolean): Log {
  const view = progressView(report, environment.isTerminal);
  const seen = new Set<string>();
  const note = (text: string) => {
    if (isQuiet || seen.has(text)) return;
    seen.add(text);
    view.line(`note: ${text}`);
  };
  return {
    progress: (progress) => {
      if (progress.kind === 'notice') note(progress.text);
      else if (!isQuiet) view.show(progress);
    },
    note,
    error: (text) => report(`${text}\n`),
    result: (text) => print(text),
    summary: (text) => {
      if (!isQuiet) print(text);
    },
    end: () => view.end(),
  };
}

function jsonLog({ print, now }: CommandContext, isQuiet: boolean): Log {
  const seen = new Set<string>();
  const write = (level: 'info' | 'warn' | 'error', event: string, message: string, fields: Fields = {}) =>
    print(JSON.stringify({ at: now().toISOString(), level, event, message, ...fields }));
  const note = (text: string) => {
    if (isQuiet || seen.has(text)) return;
    seen.add(text);
    write('warn', 'note', text);
  };
  return {
    progress: (progress) => {
      if (progress.kind === 'notice') note(progress.text);
      else if (!isQuiet || (progress.kind === 'node' && levelOf(progress.result) === 'error')) writeProgress(progress, write);
    },
    note,
    error: (text) => write('error', 'error', text),
    result: (text, fields) => write('info', 'result', text, fields),
    summary: (text, fields) => {
      if (!isQuiet) write('info', 'summary', text, fields);
    },
    end: () => undefined,
  };
}

type Write = (level: 'info' | 'warn' | 'error', event: string, message: string, fields?: Fields) => void;

function writeProgress(progress: BuildProgress, write: Write): void {
  if (progress.kind === 'waiting') write('warn', 'waiting', `another build is under way: ${progress.holder}`, { holder: progress.holder });
  if (progress.kind === 'started') write('info', 'started', `${progress.total} nodes`, { total: progress.total });
  if (progress.kind === 'running') write('info', 'running', progress.node.name, { id: progress.node.id });
  if (progress.kind === 'swapped') {
    const { relations, seconds } = progress;
    write('info', 'swapped', `${relations} relations put in place`, { relations, seconds });
  }
  if (progress.kind === 'node') {
    const { id, status, rows, seconds, thread, message } = progress.result;
    const { done, total } = progress;
    write(levelOf(progress.result), 'node', message ?? nodeLine(progress.result), { id, status, rows, seconds, thread, done, total });
  }
}

function levelOf({ status }: NodeResult): 'info' | 'warn' | 'error' {
  if (status === 'error' || status === 'fail') return 'error';
  return status === 'warn' || status === 'skipped' ? 'warn' : 'info';
}

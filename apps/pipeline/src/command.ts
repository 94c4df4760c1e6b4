import type { Environment } from './environment';

/** What a command may use of the world around it. */
export interface CommandContext {
  readonly environment: Environment;
  readonly now: () => Date;
  /** Writes one line of result to standard output. */
  print(line: string): void;
  /** Writes one line of progress or error to standard error. */
  report(line: string): void;
}

/** 0: done; 1: a node failed; 2: the command or the project was not understood; 3: done, but the artifacts could not be written. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command of the pipeline, with one line of help. */
export interface Command {
  readonly name: string;
  /** Other names of it. */
  readonly aliases?: readonly string[];
  /** A word that may follow the name and adds nothing: `generate` in `docs generate`. */
  readonly secondWord?: string;
  readonly usage: string;
  readonly help: string;
  run(argv: readonly string[], context: CommandContext): Promise<ExitCode>;
}

/** Arguments that do not fit the command; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

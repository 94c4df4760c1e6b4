import type { EmbeddedPostgres } from '@register/db';

export interface GuardOptions {
  readonly embedded: EmbeddedPostgres;
  /** Opens the same data on the same port again. */
  readonly reopen: (port: number) => Promise<EmbeddedPostgres | undefined>;
  readonly log: (line: string) => void;
  readonly onStarted: (pid: number) => void;
  /** Called when it cannot be started again. */
  readonly onLost: () => void;
}

/** Starts the embedded PostgreSQL again whenever it ends unasked (what was committed is still there); returns how to stop it. */
export function guardDatabase({ embedded, reopen, log, onStarted, onLost }: GuardOptions): () => Promise<void> {
  let isStopping = false;
  let current = embedded;
  const guard = () => {
    onStarted(current.process.pid ?? 0);
    current.process.once('exit', (code, signal) => {
      if (isStopping) return;
      log(`PostgreSQL ended (${signal ?? `exit code ${code}`}): starting it again`);
      reopen(embedded.port)
        .then((opened) => {
          current = opened ?? current;
          guard();
        })
        .catch((error: unknown) => {
          log(`PostgreSQL did not start again: ${error instanceof Error ? error.message : String(error)}`);
          onLost();
        });
    });
  };
  guard();
  return async () => {
    isStopping = true;
    await current.stop();
  };
}

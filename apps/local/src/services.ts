import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inheritedVariables } from './environment';

export interface ServiceOptions {
  readonly name: string;
  readonly program: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
  /** Called each time the service listens, with the process id of that moment. */
  readonly onListening?: (pid: number) => void;
}

export interface Service {
  readonly port: number;
  stop(): Promise<void>;
}

const RESTART_AFTER_MILLISECONDS = 500;

/** Starts a program, waits for its `listening <port>`, and starts it again on the same port whenever it ends unasked. */
export async function startService({ name, program, variables, log, onListening = () => undefined }: ServiceOptions): Promise<Service> {
  let child: ChildProcess;
  let isStopping = false;
  let port = 0;

  const launch = () =>
    new Promise<number>((resolve, reject) => {
      const env = { ...inheritedVariables(), ...variables, ...(port > 0 ? { PORT: String(port) } : {}) };
      // Detached: Ctrl-C in a terminal must reach this program only, which then stops its services in order.
      child = spawn(process.execPath, ['--enable-source-maps', program], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: true });
      const output = [child.stdout, child.stderr].filter((stream) => stream !== null).map((input) => createInterface({ input }));
      for (const lines of output) {
        lines.on('line', (line) => {
          const listening = /^listening (\d+)$/.exec(line)?.[1];
          if (listening === undefined) return log(`${name} ${line}`);
          onListening(child.pid ?? 0);
          resolve(Number(listening));
        });
      }
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        reject(new Error(`${name} ended before it listened (${signal ?? `exit code ${code}`}); see the lines above`));
        if (isStopping || port === 0) return;
        log(`${name} ended (${signal ?? `exit code ${code}`}): starting it again`);
        setTimeout(() => void relaunch(), RESTART_AFTER_MILLISECONDS);
      });
    });

  const relaunch = async () => {
    if (isStopping) return;
    await launch().catch((error: unknown) => log(`${name}: ${error instanceof Error ? error.message : String(error)}`));
  };

  port = await launch();
  return {
    port,
    async stop() {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

import type { Writable } from 'node:stream';

/** Does a part of the start and prints one line: its name, what came of it, seconds. */
export type Step = <T>(name: string, work: () => Promise<T>, tell?: (result: T) => string) => Promise<T>;

export function progress(output: Writable, milliseconds: () => number): Step {
  return async (name, work, tell = String) => {
    const began = milliseconds();
    const result = await work();
    const seconds = ((milliseconds() - began) / 1000).toFixed(1);
    output.write(`${name.padEnd(12)} ${tell(result)} (${seconds} s)\n`);
    return result;
  };
}

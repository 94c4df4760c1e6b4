import type { Writable } from 'node:stream';

export type Step = <T>(name: string, work: () => Promise<T>, tell: (result: T) => string) => Promise<T>;

/** One line per step of the start: name, what came of it, seconds. */
export function progress(output: Writable, milliseconds: () => number): Step {
  return async (name, work, tell) => {
    const began = milliseconds();
    const result = await work();
    const seconds = ((milliseconds() - began) / 1000).toFixed(1);
    output.write(`${name.padEnd(12)} ${tell(result)} (${seconds} s)\n`);
    return result;
  };
}

import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './command';

/** Reads options strictly: an unknown option, a missing value or a stray word is a usage error. */
export function readOptions<T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number from 1 to a limit, given as text. */
export function readCount(name: string, text: string | undefined, fallback: number, limit: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > limit) throw new UsageError(`--${name} must be a whole number from 1 to ${limit}`);
  return value;
}

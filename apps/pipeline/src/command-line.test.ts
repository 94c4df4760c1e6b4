import { describe, expect, it } from 'vitest';
import { readCommandOptions, splitCommand } from './command-line';
import { buildCommand, runCommandOfModels, testCommand } from './invocation-commands';
import { readMoment, readVars } from './project-options';

const isCommand = (word: string) => word === 'build';

describe('the command', () => {
  it.each([
    [
      ['build', '-s', 'a', 'b'],
      ['-s', 'a', 'b'],
    ],
    [
      ['-s', 'a', 'b', 'build', '-x'],
      ['-s', 'a', 'b', '-x'],
    ],
    [
      ['--threads', '4', 'build'],
      ['--threads', '4'],
    ],
    [
      ['--threads=4', '--json', 'build'],
      ['--threads=4', '--json'],
    ],
  ])('is found in %j', (argv, rest) => {
    expect(splitCommand(argv, isCommand)).toMatchObject({ name: 'build', rest });
  });

  it('may be missing', () => {
    expect(splitCommand(['--threads', '4'], isCommand)).toMatchObject({ name: undefined });
  });
});

describe('options', () => {
  const read = (...argv: readonly string[]) => ({ ...readCommandOptions(argv, 'build', ['select', 'exclude', 'threads', 'fail-fast']) });

  it('of several values take all words to the next option', () => {
    expect(read('--select', 'a', '+b,tag:c', '--exclude=d', '-x')).toEqual({
      select: ['a', '+b,tag:c'],
      exclude: ['d'],
      'fail-fast': true,
    });
  });

  it('can be repeated, and have the other names that dbt knows', () => {
    expect(read('-s', 'a', '--models', 'b', '-m', 'c', 'd')).toEqual({ select: ['a', 'b', 'c', 'd'] });
  });

  it('that the command does not take are refused', () => {
    expect(() => read('--limit', '3')).toThrow("'build' does not take --limit");
  });

  it('of one value take one', () => {
    expect(() => read('--threads', '2', 'a')).toThrow("Unexpected argument 'a'");
  });
});

describe('values', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:00:00+01:00', '2026-01-31T11:00:00.000Z'],
    ['2026-01-31 12:00Z', '2026-01-31T12:00:00.000Z'],
  ])('--as-of %s', (text, moment) => {
    expect(readMoment(text).toISOString()).toBe(moment);
  });

  it.each([
    ['{colour: blue, size: 3}', { colour: 'blue', size: 3 }],
    ['{"colour": ["blue"]}', { colour: ['blue'] }],
    ['colour: blue', { colour: 'blue' }],
    ['', {}],
  ])('--vars %s', (text, value) => {
    expect(readVars(text)).toEqual(value);
  });
});

it('usage names every option that is the own of a command', () => {
  const shared = ' [--select <nodes>] [--exclude <nodes>] [--threads 2] ';
  expect([buildCommand, runCommandOfModels, testCommand].map(({ usage }) => usage)).toEqual([
    `build${shared}[--fail-fast] [--no-wait] [--full-refresh] [--store-failures]`,
    `run${shared}[--fail-fast] [--no-wait] [--full-refresh]`,
    `test${shared}[--fail-fast] [--store-failures]`,
  ]);
});

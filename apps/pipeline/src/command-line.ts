import { parseArgs } from 'node:util';
import { UsageError } from './command';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const list = { type: 'string', multiple: true } as const;

/** Every option of the commands on the project, under dbt's names. */
const OPTIONS = {
  select: { ...list, short: 's' },
  exclude: list,
  'resource-type': list,
  'exclude-resource-type': list,
  'indirect-selection': text,
  threads: text,
  'fail-fast': { ...flag, short: 'x' },
  'full-refresh': { ...flag, short: 'f' },
  'store-failures': flag,
  'no-wait': flag,
  'no-write-json': flag,
  vars: text,
  'project-dir': text,
  'target-schema': text,
  target: { ...text, short: 't' },
  'target-path': text,
  state: text,
  'as-of': text,
  output: text,
  'output-keys': list,
  inline: text,
  limit: text,
  json: flag,
  quiet: { ...flag, short: 'q' },
} as const;

export type OptionName = keyof typeof OPTIONS;

/** Values of the options that were given. */
export type Options = { readonly [Name in OptionName]?: ValueOf<(typeof OPTIONS)[Name]> | undefined };
type ValueOf<Spec> = Spec extends { multiple: true } ? string[] : Spec extends { type: 'boolean' } ? boolean : string;

/** Other names that dbt has for the same. */
const ALIASES: Readonly<Record<string, string>> = {
  '--model': '--select',
  '--models': '--select',
  '-m': '--select',
  '--resource-types': '--resource-type',
  '--exclude-resource-types': '--exclude-resource-type',
};

const REFUSED: Readonly<Record<string, string>> = {
  '--selector': 'selectors.yml is not supported; write the selection out with --select and --exclude',
  '--profiles-dir': 'profiles.yml is not read; the connection is DATABASE_URL',
  '--profile': 'profiles.yml is not read; the connection is DATABASE_URL',
  '--defer': 'nothing is deferred; build what is missing, or select +name',
  '--empty': 'models are never built without rows',
  '--sample': 'models are never built of samples',
};

/** Reads the options of a command; what it does not take, a missing value or a stray word is a usage error. */
export function readCommandOptions(argv: readonly string[], command: string, taken: readonly OptionName[]): Options {
  const args = spread(argv.map(named));
  const values = parse(args);
  for (const name of OPTION_NAMES) {
    if (values[name] !== undefined && !taken.includes(name)) throw new UsageError(`'${command}' does not take --${name}`);
  }
  return values;
}

/** The word that is the command, wherever options stand around it, its place, and all other words. */
export function splitCommand(
  argv: readonly string[],
  isCommand: (word: string) => boolean,
): { readonly name: string | undefined; readonly at: number; readonly rest: readonly string[] } {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (!word.startsWith('-')) return { name: word, at: index, rest: argv.toSpliced(index, 1) };
    const spec = specOf(named(word));
    if (spec === undefined || spec.type === 'boolean' || word.includes('=')) continue;
    index += 1;
    if (!('multiple' in spec)) continue;
    while (index + 1 < argv.length && !isCommand(argv[index + 1] ?? '') && !argv[index + 1]?.startsWith('-')) index += 1;
  }
  return { name: undefined, at: argv.length, rest: argv };
}

const OPTION_NAMES = Object.keys(OPTIONS).filter((name): name is OptionName => name in OPTIONS);

function parse(args: readonly string[]): Options {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function named(word: string): string {
  const [name = '', ...value] = word.split('=');
  const reason = REFUSED[name];
  if (reason !== undefined) throw new UsageError(`${name}: ${reason}`);
  return [ALIASES[name] ?? name, ...value].join('=');
}

function specOf(word: string) {
  const name = word.replace(/=.*$/s, '');
  return OPTION_NAMES.map((option) => ({ option, spec: OPTIONS[option] })).find(
    ({ option, spec }) => name === `--${option}` || ('short' in spec && name === `-${spec.short}`),
  )?.spec;
}

/** `--select a b` becomes `--select a --select b`. */
function spread(argv: readonly string[]): string[] {
  let current: string | undefined;
  return argv.flatMap((word, index) => {
    if (word.startsWith('-')) {
      const spec = specOf(word);
      current = spec !== undefined && 'multiple' in spec && !word.includes('=') ? word : undefined;
      return [word];
    }
    return current !== undefined && argv[index - 1] !== current ? [current, word] : [word];
  });
}

import { WarehouseError, type WarehouseErrorCode } from '@register/warehouse';
import { answerCommand } from './answer-entry';
import { UsageError, type Command, type CommandContext, type ExitCode } from './command';
import { splitCommand } from './command-line';
import { loadReferenceCommand, migrateCommand } from './database-commands';
import { EnvironmentError } from './environment';
import { buildCommand, compileCommand, runCommandOfModels, seedCommand, snapshotCommand, testCommand } from './invocation-commands';
import { openLog } from './log';
import { cleanCommand, docsCommand, listCommand, parseCommand } from './project-commands';
import { freshnessCommand, showCommand } from './read-commands';
import { retryCommand } from './retry-command';

/** Every command of the pipeline, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  migrateCommand,
  loadReferenceCommand,
  buildCommand,
  runCommandOfModels,
  testCommand,
  seedCommand,
  snapshotCommand,
  compileCommand,
  retryCommand,
  listCommand,
  parseCommand,
  showCommand,
  freshnessCommand,
  docsCommand,
  cleanCommand,
  answerCommand,
];

/** Errors of the project or of what was asked, not of a node. */
const NOT_UNDERSTOOD: readonly WarehouseErrorCode[] = [
  'project',
  'yaml',
  'template',
  'duplicate-node',
  'unknown-ref',
  'unknown-source',
  'cycle',
  'selection',
  'artifact',
];

/** Runs one command line; 0 done, 1 a node failed, 2 not understood, 3 done but for the artifacts. The reason is reported. */
export async function runCommand(argv: readonly string[], context: CommandContext): Promise<ExitCode> {
  const asks = (...words: readonly string[]) => argv.some((word) => words.includes(word));
  try {
    const { name, at, rest } = splitCommand(argv, (word) => find(word) !== undefined);
    const command = name === undefined ? undefined : find(name);
    if (name === 'help' || (name === undefined && asks('--help', '-h'))) {
      context.print(helpText());
      return 0;
    }
    if (!command) {
      context.report(`${name === undefined ? 'no command given' : `unknown command '${name}'`}\n\n${helpText()}\n`);
      return 2;
    }
    if (asks('--help', '-h') && command !== answerCommand) {
      context.print(`pipeline ${command.usage}\n  ${command.help}`);
      return 0;
    }
    const isSecond = command.secondWord !== undefined && rest[at] === command.secondWord;
    return await command.run(isSecond ? rest.toSpliced(at, 1) : rest, context);
  } catch (error) {
    openLog({ json: asks('--json') }, context).error(textOf(error));
    return exitCodeOf(error);
  }
}

/** What went wrong; for a database that is not there, also where its address comes from. */
function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (!(error instanceof WarehouseError) || error.code !== 'connection') return text;
  return `${text}\n  its address comes from DATABASE_URL, and without that from instance.json of the running local instance (DATA_DIR)`;
}

function find(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name || (command.aliases ?? []).includes(name));
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof WarehouseError) return NOT_UNDERSTOOD.includes(error.code) ? 2 : 1;
  return error instanceof UsageError || error instanceof EnvironmentError ? 2 : 1;
}

function helpText(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  return [
    'usage: npm run -s pipeline -- <command> [options]',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.help}`),
    '',
    '<command> --help tells how it is used. Of every command on the models:',
    '  --select, --exclude  dbt selections: name, path, tag:x, source:x.y, +x, x+, 2+x, @x, state:modified+, result:error; a b is a or b, a,b is both',
    '  --project-dir        folder with dbt_project.yml; default SQL_DIR, else sql',
    "  --vars               values for var() as YAML, like '{colour: blue}'",
    '  --as-of              the moment that the run takes for now: 2026-01-31 or 2026-01-31T12:00:00Z',
    '  --target-schema      schema of models that name none; --target: the name that target.name has',
    '  --target-path        folder of the artifacts; --state: that of an earlier run, to compare with',
    '  --no-write-json      write no artifacts, where the disk takes none',
    '  --json, --quiet      JSON lines on standard output; errors only',
    '',
    'Exit codes: 0 done; 1 a node failed; 2 the command or the project is not understood; 3 done, but the artifacts could not be written.',
    'DATABASE_URL names the database; without it the running local instance is used (DATA_DIR, default .data).',
  ].join('\n');
}

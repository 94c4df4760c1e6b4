import { answerCommand } from './answer-entry';
import { UsageError, type Command, type CommandContext } from './command';
import { loadReferenceCommand, migrateCommand } from './database-commands';
import { EnvironmentError } from './environment';
import { buildCommand, listCommand, testCommand } from './model-commands';

/** Every command of the pipeline, in the order of the help. */
export const COMMANDS: readonly Command[] = [migrateCommand, loadReferenceCommand, buildCommand, testCommand, listCommand, answerCommand];

/** Runs one command line; 0 done, 1 failed (the reason is reported), 2 not understood. */
export async function runCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    context.print(helpText());
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    context.report(`${name === undefined ? 'no command given' : `unknown command '${name}'`}\n\n${helpText()}\n`);
    return 2;
  }
  if (rest.includes('--help') && command !== answerCommand) {
    context.print(`pipeline ${command.usage}\n  ${command.help}`);
    return 0;
  }
  try {
    return await command.run(rest, context);
  } catch (error) {
    context.report(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError || error instanceof EnvironmentError ? 2 : 1;
  }
}

function helpText(): string {
  const width = Math.max(...COMMANDS.map((command) => command.usage.length));
  return [
    'usage: npm run -s pipeline -- <command>',
    '',
    ...COMMANDS.map((command) => `  ${command.usage.padEnd(width)}  ${command.help}`),
    '',
    'DATABASE_URL names the database; without it the running local instance is used (DATA_DIR, default .data).',
  ].join('\n');
}

import { readRunResults, targetDirectoryOf, VERBS, type RunResults, type Verb } from '@register/warehouse';
import { UsageError, type Command } from './command';
import { readCommandOptions, type OptionName, type Options } from './command-line';
import { runVerb } from './invocation-commands';
import { openLog } from './log';
import { projectOptions } from './project-options';

const TAKEN: readonly OptionName[] = ['project-dir', 'target-path', 'threads', 'json', 'quiet'];

/** Repeats the last invocation when something failed in it. */
export const retryCommand: Command = {
  name: 'retry',
  usage: 'retry [--threads 2]',
  help: 'repeat the last invocation, if something failed in it; it was all or nothing, so all of it',
  async run(argv, context) {
    const given = readCommandOptions(argv, 'retry', TAKEN);
    const log = openLog(given, context);
    const { projectDirectory } = projectOptions(given, context);
    const earlier = await readRunResults(await targetDirectoryOf(projectDirectory, given['target-path']));
    const left = earlier.results.filter(({ status }) => ['error', 'fail', 'skipped'].includes(status));
    if (left.length === 0) {
      log.summary('nothing to retry: nothing failed in the last invocation');
      return 0;
    }
    const verb = verbOf(earlier);
    log.note(
      `${left.length} of ${earlier.results.length} nodes failed or were skipped; nothing of that invocation was put in place, so '${verb}' is repeated with the same options`,
    );
    return runVerb(verb, { ...optionsOf(earlier), ...given }, context);
  },
};

function verbOf({ args }: RunResults): Verb {
  const verb = VERBS.find((candidate) => candidate === args['which']);
  if (verb === undefined) throw new UsageError(`the last invocation was '${String(args['which'])}', which cannot be repeated`);
  return verb;
}

function optionsOf({ args }: RunResults): Options {
  const line = args['command_line'];
  if (typeof line !== 'object' || line === null || Array.isArray(line)) {
    throw new UsageError('the last invocation was not one of this command: repeat it by hand');
  }
  const words = Object.entries(line).flatMap(([name, value]) => {
    if (value === true) return [`--${name}`];
    return (Array.isArray(value) ? value : [value]).map((one) => `--${name}=${String(one)}`);
  });
  return readCommandOptions(words, 'retry', ANY);
}

const ANY: readonly OptionName[] = [
  'select',
  'exclude',
  'resource-type',
  'exclude-resource-type',
  'indirect-selection',
  'threads',
  'fail-fast',
  'full-refresh',
  'store-failures',
  'no-wait',
  'vars',
  'target-schema',
  'target',
  'state',
  'as-of',
];

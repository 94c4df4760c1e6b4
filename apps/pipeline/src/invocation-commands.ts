import { invoke, targetDirectoryOf, type Invocation, type InvokeOptions, type NodeResult, type Verb } from '@register/warehouse';
import type { Command, CommandContext, ExitCode } from './command';
import { readCommandOptions, type OptionName, type Options } from './command-line';
import { openLog, type Log } from './log';
import { readCount } from './options';
import { PROJECT_OPTIONS, projectOptions, SELECTION_OPTIONS, selectionOptions } from './project-options';

const MOST_THREADS = 16;
const COMMON: readonly OptionName[] = [...PROJECT_OPTIONS, ...SELECTION_OPTIONS, 'threads', 'no-write-json'];
const RUNNING: readonly OptionName[] = [...COMMON, 'fail-fast', 'no-wait', 'full-refresh'];

/** Options that the usage gives with a value, or that the help of all commands tells. */
const SHARED: readonly OptionName[] = [...SELECTION_OPTIONS, 'threads', 'no-write-json'];

/** Options that each of dbt's verbs takes. */
export const VERB_OPTIONS: Readonly<Record<Verb, readonly OptionName[]>> = {
  build: [...RUNNING, 'store-failures'],
  run: RUNNING,
  seed: RUNNING,
  snapshot: RUNNING,
  test: [...COMMON, 'fail-fast', 'store-failures'],
  compile: [...COMMON, 'full-refresh'],
};

export const buildCommand = command('build', 'build and test what is selected, then put it in place all at once');
export const runCommandOfModels = command('run', 'build models without testing them');
export const testCommand = command('test', 'run the tests on what is served now');
export const seedCommand = command('seed', 'load the CSV files of the project');
export const snapshotCommand = command('snapshot', 'take up changes in the snapshots');
export const compileCommand = command('compile', 'write the finished SQL to target/compiled and run nothing');

function command(verb: Verb, help: string): Command {
  const own = VERB_OPTIONS[verb].filter((name) => !PROJECT_OPTIONS.includes(name) && !SHARED.includes(name));
  return {
    name: verb,
    usage: [`${verb} [--select <nodes>] [--exclude <nodes>] [--threads 2]`, ...own.map((name) => `[--${name}]`)].join(' '),
    help,
    run: (argv, context) => runVerb(verb, readCommandOptions(argv, verb, VERB_OPTIONS[verb]), context),
  };
}

/** Runs one of dbt's verbs and tells how it went. */
export async function runVerb(verb: Verb, options: Options, context: CommandContext): Promise<ExitCode> {
  const log = openLog(options, context);
  try {
    const invocation = await invoke(await invokeOptions(verb, options, context, log));
    log.end();
    return tellOutcome(invocation, log, options);
  } catch (error) {
    log.end();
    throw error;
  }
}

async function invokeOptions(verb: Verb, options: Options, context: CommandContext, log: Log): Promise<InvokeOptions> {
  const threads = readCount('threads', options.threads, 2, MOST_THREADS);
  const project = projectOptions(options, context);
  const isWritten = options['no-write-json'] !== true;
  const targetDirectory = isWritten ? await targetDirectoryOf(project.projectDirectory, options['target-path']) : null;
  return {
    ...project,
    ...selectionOptions(options),
    verb,
    targetDirectory,
    connection: await context.environment.databaseUrl('pipeline'),
    threads,
    failFast: options['fail-fast'] === true,
    fullRefresh: options['full-refresh'] === true,
    storeFailures: options['store-failures'] === true,
    wait: options['no-wait'] !== true,
    commandLine: remembered(options),
    onProgress: (progress) => log.progress(progress),
  };
}

/** Options as text, for `retry`; where the project and its artifacts stand is told anew each time. */
function remembered(options: Options): Readonly<Record<string, string | boolean | string[]>> {
  const notKept = new Set(['project-dir', 'target-path', 'json', 'quiet']);
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (notKept.has(name) || value === undefined ? [] : [[name, value]])),
  );
}

function tellOutcome(invocation: Invocation, log: Log, options: Options): ExitCode {
  const { verb, results, seconds, artifactLoss } = invocation;
  const bad = results.filter(({ status }) => status === 'error' || status === 'fail');
  const warned = results.filter(({ status }) => status === 'warn');
  if (options.json !== true) {
    for (const { message } of options.quiet === true ? bad : [...warned, ...bad]) if (message !== undefined) log.error(`\n${message}`);
  }
  if (verb === 'compile') tellCompiled(invocation, log);
  else log.summary(summaryLine(results, seconds), counts(results));
  if (bad.length > 0 && verb !== 'test') log.error('Nothing was put in place: what was served before is served still.');
  if (artifactLoss !== undefined) log.error(artifactLoss);
  if (bad.length > 0) return 1;
  return artifactLoss === undefined ? 0 : 3;
}

/** The SQL itself, when only one node was asked for. */
function tellCompiled({ results, seconds }: Invocation, log: Log): void {
  const [first, ...others] = results;
  if (first?.sql !== undefined && others.length === 0) log.result(first.sql.trim(), { id: first.id });
  else log.summary(`compiled ${results.length} nodes in ${seconds.toFixed(1)} s`);
}

/** dbt's closing line. */
export function summaryLine(results: readonly NodeResult[], seconds: number): string {
  const { pass, warn, error, skip, total } = counts(results);
  return `Done in ${seconds.toFixed(1)} s. PASS=${pass} WARN=${warn} ERROR=${error} SKIP=${skip} TOTAL=${total}`;
}

function counts(results: readonly NodeResult[]) {
  const count = (...statuses: readonly NodeResult['status'][]) => results.filter(({ status }) => statuses.includes(status)).length;
  return {
    pass: count('success', 'pass'),
    warn: count('warn'),
    error: count('error', 'fail'),
    skip: count('skipped'),
    total: results.length,
  };
}

import {
  cleanProject,
  LIST_OUTPUTS,
  listNodes,
  loadGraph,
  readManifest,
  readRunResults,
  selectNodes,
  targetDirectoryOf,
  writeDocs,
  writeManifest,
} from '@register/warehouse';
import { randomUUID } from 'node:crypto';
import { EnvironmentError } from './environment';
import { UsageError, type Command, type CommandContext } from './command';
import { readCommandOptions } from './command-line';
import { openLog } from './log';
import { PROJECT_OPTIONS, projectOptions, SELECTION_OPTIONS, selectionOptions } from './project-options';

/** Lists what a selection names. */
export const listCommand: Command = {
  name: 'list',
  aliases: ['ls'],
  usage: 'list [--select <nodes>] [--resource-type model] [--output selector|name|path|json]',
  help: 'list nodes; needs no database',
  async run(argv, context) {
    const options = readCommandOptions(argv, 'list', [...PROJECT_OPTIONS, ...SELECTION_OPTIONS, 'output', 'output-keys']);
    const log = openLog(options, context);
    const output = LIST_OUTPUTS.find((candidate) => candidate === (options.output ?? 'selector'));
    if (output === undefined) throw new UsageError(`--output is one of ${LIST_OUTPUTS.join(', ')}`);
    const graph = await loadGraph(projectOptions(options, context));
    const { stateDirectory: state, ...selection } = selectionOptions(options);
    const texts = [...(selection.select ?? []), ...(selection.exclude ?? [])];
    const isAsked = (method: string) => texts.some((text) => text.includes(`${method}:`));
    const selected = selectNodes(graph, {
      ...selection,
      verb: 'list',
      state: state !== undefined && isAsked('state') ? await readManifest(state) : undefined,
      results: state !== undefined && isAsked('result') ? await readRunResults(state) : undefined,
      onWarning: (text) => log.note(text),
    });
    const keys = (options['output-keys'] ?? []).flatMap((text) => text.split(/\s+/));
    for (const line of listNodes(selected, output, keys)) context.print(line);
    return 0;
  },
};

/** Reads the project, and says what it holds. */
export const parseCommand: Command = {
  name: 'parse',
  usage: 'parse',
  help: 'read and check the project, write target/manifest.json; needs no database',
  async run(argv, context) {
    const options = readCommandOptions(argv, 'parse', PROJECT_OPTIONS);
    const log = openLog(options, context);
    const project = projectOptions(options, context);
    const invocationId = randomUUID();
    const graph = await loadGraph({ ...project, invocationId });
    for (const { text, file, line } of graph.parsed.notices) log.note(`${text} (${file}${line === undefined ? '' : `:${line}`})`);
    const count = (kind: string) => graph.parsed.nodes.filter((node) => node.kind === kind).length;
    const kinds = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'exposure'].map((kind): [number, string] => [
      count(kind),
      kind.replace('_', ' '),
    ]);
    const all = [...kinds, [graph.parsed.sources.length, 'source'] as const].filter(([number]) => number > 0);
    const at = project.now();
    const directory = await targetDirectoryOf(project.projectDirectory, options['target-path']);
    await writeManifest(directory, graph, { generatedAt: at, startedAt: at, invocationId });
    log.summary(all.map(([number, what]) => `${number} ${what}${number === 1 ? '' : 's'}`).join(', '));
    return 0;
  },
};

/** Writes the page about the project. */
export const docsCommand: Command = {
  name: 'docs',
  secondWord: 'generate',
  usage: 'docs',
  help: 'write target/docs/index.html: lineage, columns, tests and SQL on one page',
  async run(argv, context) {
    const options = readCommandOptions(argv, 'docs', PROJECT_OPTIONS);
    const log = openLog(options, context);
    const project = projectOptions(options, context);
    const connection = await databaseIfAny(context);
    const path = await writeDocs({
      ...project,
      targetDirectory: await targetDirectoryOf(project.projectDirectory, options['target-path']),
      ...(connection === undefined ? {} : { connection }),
      onNotice: (text) => log.note(text),
    });
    log.result(path, { path });
    return 0;
  },
};

async function databaseIfAny({ environment }: CommandContext): Promise<string | undefined> {
  try {
    return await environment.databaseUrl('pipeline');
  } catch (error) {
    if (error instanceof EnvironmentError) return undefined;
    throw error;
  }
}

/** Removes what the commands wrote. */
export const cleanCommand: Command = {
  name: 'clean',
  usage: 'clean',
  help: 'remove the folders that clean-targets of dbt_project.yml names',
  async run(argv, context) {
    const options = readCommandOptions(argv, 'clean', ['project-dir', 'json', 'quiet']);
    const log = openLog(options, context);
    const removed = await cleanProject(projectOptions(options, context).projectDirectory);
    log.summary(removed.length === 0 ? 'there is nothing to remove' : `removed ${removed.join(', ')}`);
    return 0;
  },
};

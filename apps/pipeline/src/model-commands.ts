import { buildProject, loadGraph, testProject, type NodeResult, type RunOptions } from '@register/warehouse';
import type { Command, CommandContext } from './command';
import { readCount, readOptions } from './options';
import { progressView } from './progress';

const MOST_THREADS = 16;

/** Builds all models, tests them and puts them in place at once. */
export const buildCommand: Command = {
  name: 'build',
  usage: 'build [--threads 2] [--no-wait]',
  help: 'build and test the SQL models, then put them in place all at once',
  async run(argv, context) {
    const options = readOptions(argv, { threads: { type: 'string' }, 'no-wait': { type: 'boolean' } });
    const threads = readCount('threads', options.threads, 2, MOST_THREADS);
    return withProgress(context, threads, (run) => buildProject({ ...run, wait: options['no-wait'] !== true }));
  },
};

/** Tests what is served now. */
export const testCommand: Command = {
  name: 'test',
  usage: 'test [--threads 2]',
  help: 'run the tests of the models on what is served now',
  async run(argv, context) {
    const options = readOptions(argv, { threads: { type: 'string' } });
    return withProgress(context, readCount('threads', options.threads, 2, MOST_THREADS), testProject);
  },
};

/** Lists the nodes of the project in the order of their names. */
export const listCommand: Command = {
  name: 'list',
  usage: 'list',
  help: 'list models, seeds and tests; needs no database',
  async run(argv, { environment, now, print }) {
    readOptions(argv, {});
    const graph = await loadGraph({ projectDirectory: environment.sqlDirectory, now });
    for (const node of graph.parsed.nodes.toSorted((a, b) => a.id.localeCompare(b.id))) {
      print(node.kind === 'test' ? node.id : `${node.id}  ${node.config.materialized}  ${node.schema}.${node.name}`);
    }
    return 0;
  },
};

async function withProgress(
  { environment, now, print, report }: CommandContext,
  threads: number,
  work: (run: RunOptions) => Promise<{ readonly results: readonly NodeResult[]; readonly seconds: number }>,
): Promise<number> {
  const view = progressView((text) => report(text), environment.isTerminal);
  try {
    const { results, seconds } = await work({
      projectDirectory: environment.sqlDirectory,
      connection: await environment.databaseUrl('pipeline'),
      threads,
      now,
      onProgress: (progress) => view.show(progress),
    });
    view.end();
    const count = (kind: NodeResult['kind'], word: string) => `${results.filter((result) => result.kind === kind).length} ${word}`;
    print(`done in ${seconds.toFixed(1)} s: ${[count('model', 'models'), count('seed', 'seeds'), count('test', 'tests')].join(', ')}`);
    return 0;
  } catch (error) {
    view.end();
    throw error;
  }
}

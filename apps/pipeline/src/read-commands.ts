import { checkFreshness, show, targetDirectoryOf, writeSources, type ShownTable, type SourceFreshness } from '@register/warehouse';
import { UsageError, type Command } from './command';
import { readCommandOptions } from './command-line';
import { openLog } from './log';
import { PROJECT_OPTIONS, projectOptions, SELECTION_OPTIONS, selectionOptions } from './project-options';
import { textTable } from './text-table';

const MARKS: Readonly<Record<SourceFreshness['status'], string>> = { pass: '✓', warn: '!', error: '✗', 'runtime error': '✗' };

/** Tells how old the newest row of each source is. */
export const freshnessCommand: Command = {
  name: 'freshness',
  aliases: ['source'],
  secondWord: 'freshness',
  usage: 'freshness [--select source:registry]',
  help: 'check how old the newest rows of the sources are',
  async run(argv, context) {
    const options = readCommandOptions(argv, 'freshness', [...PROJECT_OPTIONS, 'select', 'exclude']);
    const log = openLog(options, context);
    const project = projectOptions(options, context);
    const directory = await targetDirectoryOf(project.projectDirectory, options['target-path']);
    const report = await checkFreshness({
      ...project,
      ...selectionOptions(options),
      connection: await context.environment.databaseUrl('pipeline'),
      onWarning: (text) => log.note(text),
      onResult: (result) => log.summary(lineOf(result), { id: result.id, status: result.status, age: result.ageSeconds }),
    });
    const bad = report.results.filter(({ status }) => status === 'error' || status === 'runtime error');
    for (const { message } of bad) if (message !== undefined) log.error(message);
    if (report.results.length === 0) log.note('no source that is selected has freshness');
    const loss = await writeSources(directory, report).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (loss !== undefined) log.error(loss);
    if (bad.length > 0) return 1;
    return loss === undefined ? 0 : 3;
  },
};

function lineOf({ status, name, maxLoadedAt, ageSeconds }: SourceFreshness): string {
  const mark = `${MARKS[status]} ${name}  ${status}`;
  if (maxLoadedAt === null || ageSeconds === null) return mark;
  if (maxLoadedAt.getUTCFullYear() < 1000) return `${mark}  no rows`;
  return `${mark}  newest row ${maxLoadedAt.toISOString()}, ${ageOf(ageSeconds)} old`;
}

/** A length of time in its two largest units. */
function ageOf(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
    ['s', 1],
  ] as const;
  let rest = Math.max(0, Math.round(seconds));
  const parts = units.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return [count, unit] as const;
  });
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** Shows the first rows that the SQL of a node gives. */
export const showCommand: Command = {
  name: 'show',
  usage: "show --select <node> | --inline 'select ...' [--limit 5] [--output text|json]",
  help: 'run the SQL of a node on what is served and show its first rows; nothing is written',
  async run(argv, context) {
    const options = readCommandOptions(argv, 'show', [
      ...PROJECT_OPTIONS,
      ...SELECTION_OPTIONS,
      'inline',
      'limit',
      'output',
      'full-refresh',
    ]);
    if ((options.select === undefined) === (options.inline === undefined)) throw new UsageError('show takes --select or --inline');
    const output = options.output ?? 'text';
    if (output !== 'text' && output !== 'json') throw new UsageError('--output is text or json');
    const log = openLog(options, context);
    const tables = await show({
      ...projectOptions(options, context),
      ...selectionOptions(options),
      connection: await context.environment.databaseUrl('pipeline'),
      limit: readLimit(options.limit),
      fullRefresh: options['full-refresh'] === true,
      ...(options.inline === undefined ? {} : { inline: options.inline }),
    });
    if (tables.length === 0) log.note('nothing that is selected has rows to show');
    for (const table of tables) for (const line of linesOf(table, options.json === true ? 'json' : output)) context.print(line);
    return 0;
  },
};

function linesOf(table: ShownTable, output: 'text' | 'json'): readonly string[] {
  const names = table.columns.map(({ name }) => name);
  if (output === 'json') {
    const rows = table.rows.map((row) => Object.fromEntries(row.map((value, index) => [names[index] ?? '', value])));
    return [JSON.stringify({ node: table.id, show: rows })];
  }
  return [`${table.name}:`, ...textTable(names, table.rows)];
}

function readLimit(text: string | undefined): number {
  const limit = Number(text ?? 5);
  if (!Number.isInteger(limit)) throw new UsageError('--limit must be a whole number; negative for all rows');
  return limit;
}

import { newDataDirectory, removeDataDirectory, startInstance, type RunningInstance } from '../support/instance';
import { instanceFacts } from './instance-facts';
import { benchFigures } from './figures';
import { benchPipeline } from './pipeline';
import { benchRegistering, type Row } from './registering';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 10);
const nReports = Number(process.env['BENCH_REPORTS'] ?? 1_000_000);
/** Loading a million takes minutes: a folder named here is filled once and kept. */
const kept = process.env['BENCH_DATA_DIR'];
/** What to measure, of registering, figures and pipeline; all when not said. */
const parts = process.env['BENCH_PARTS']?.split(',') ?? ['registering', 'figures', 'pipeline'];
const nDemoReports = Number(process.env['BENCH_DEMO_REPORTS'] ?? 20_000);

function print(title: string, rows: readonly Row[], base?: string): void {
  const reference = rows.find(({ what }) => what === base)?.result?.perSecond;
  process.stdout.write(`\n${title}\n`);
  for (const { what, result } of rows) {
    if (!result) process.stdout.write(`  ${what.padEnd(56)} not installed, left out\n`);
    else {
      const ratio = reference === undefined ? '' : `${Math.round((100 * result.perSecond) / reference)} %`.padStart(7);
      const failures = result.failures > 0 ? `  ${result.failures} FAILED` : '';
      process.stdout.write(
        `  ${what.padEnd(56)} ${result.perSecond.toFixed(0).padStart(6)}/s ${ratio}  p50 ${result.p50.toFixed(1)} ms  p99 ${result.p99.toFixed(1)} ms${failures}\n`,
      );
    }
  }
}

async function withInstance(
  variables: Record<string, string>,
  work: (instance: RunningInstance & { intakeUrl: string; figuresUrl: string }) => Promise<void>,
  keptDirectory?: string,
): Promise<void> {
  const dataDirectory = keptDirectory ?? (await newDataDirectory());
  const began = performance.now();
  const instance = await startInstance({ ...variables, DATA_DIR: dataDirectory });
  process.stdout.write(`\n${instance.output().trim()}\n(started in ${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  try {
    await work({ ...instance, ...(await instanceFacts(dataDirectory)) });
  } finally {
    await instance.stop();
    if (keptDirectory === undefined) await removeDataDirectory(dataDirectory);
  }
}

if (parts.includes('registering')) {
  await withInstance({ DEMO_REPORTS: '0' }, async (instance) => {
    print(
      `Registering, 16 connections, median of ${rounds} rounds of ${seconds} s`,
      await benchRegistering(instance, rounds, seconds),
      'bare Fastify + pg, the same statement',
    );
  });
}
if (parts.includes('figures')) {
  const work = async (instance: RunningInstance & { intakeUrl: string; figuresUrl: string }) =>
    print(
      `figures at ${nReports.toLocaleString('en')} reports, one request at a time, a new peildatum each time`,
      await benchFigures(instance, seconds),
    );
  await withInstance({ DEMO_REPORTS: String(nReports) }, work, kept);
}
if (parts.includes('pipeline')) {
  if (nDemoReports > 0) await benchPipeline(nDemoReports);
  await benchPipeline(nReports, kept);
}

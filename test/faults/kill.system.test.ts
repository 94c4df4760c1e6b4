import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReport } from '../builders';
import { ask, eventually, newDataDirectory, removeDataDirectory, startInstance, tokenFor, type RunningInstance } from '../support/instance';

const REGISTER = `mutation ($input: RegisterReportInput!) { registerReport(input: $input) {
  __typename ... on ReportRegistered { report { id revision } } ... on ReportRefused { problems { path code message } } } }`;
const FIND = 'query ($id: ID!) { report(id: $id) { id revision } }';

let dataDirectory: string;
let instance: RunningInstance;

beforeAll(async () => {
  dataDirectory = await newDataDirectory();
  instance = await startInstance({ DATA_DIR: dataDirectory, DEMO_REPORTS: '0' });
});

afterAll(async () => {
  await instance.stop();
  await removeDataDirectory(dataDirectory);
});

/** Process ids as of now: a process that was started again has a new one. */
async function pidOf(name: string): Promise<number> {
  const { processes } = JSON.parse(await readFile(join(dataDirectory, 'instance.json'), 'utf8')) as { processes: Record<string, number> };
  return processes[name] ?? 0;
}

/** Registers until acknowledged, with the same id at every try, as the form's retry button does. */
async function registerUntilAcknowledged(token: string, id: string): Promise<void> {
  const answer = await eventually(
    () =>
      ask<{ registerReport: { __typename: string } }>(instance.portalUrl, 'intake', token, REGISTER, { input: aReport({ id }) }).catch(
        () => undefined,
      ),
    (result) => result !== undefined,
    60,
  );
  expect(answer?.registerReport.__typename).toBe('ReportRegistered');
}

/** Registers a stream of reports; `disturb` runs when a third of them has been acknowledged. */
async function registerWhile(token: string, ids: readonly string[], disturb: () => Promise<void>): Promise<void> {
  const waiting = [...ids];
  let acknowledged = 0;
  let disturbance: Promise<void> | undefined;
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await registerUntilAcknowledged(token, id);
      acknowledged += 1;
      if (acknowledged > ids.length / 3) disturbance ??= disturb();
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  await disturbance;
}

async function missing(token: string, ids: readonly string[]): Promise<string[]> {
  const lost: string[] = [];
  for (const id of ids) {
    const { report } = await ask<{ report: { revision: number } | null }>(instance.portalUrl, 'intake', token, FIND, { id });
    if (report?.revision !== 1) lost.push(id);
  }
  return lost;
}

describe('a report that was acknowledged is never lost', () => {
  const all: string[] = [];

  it.each(['postgres', 'intake', 'portal', 'pipeline'])(
    'when %s is killed in the middle of registering, the work goes on by itself',
    async (name) => {
      const token = await tokenFor('registrar', dataDirectory);
      const ids = Array.from({ length: 60 }, () => randomUUID());
      const before = await pidOf(name);
      expect(before).toBeGreaterThan(0);
      await registerWhile(token, ids, async () => {
        process.kill(before, 'SIGKILL');
        await eventually(
          () => pidOf(name),
          (pid) => pid !== before,
        );
      });
      expect(await pidOf(name)).not.toBe(before);
      expect(await missing(token, ids)).toEqual([]);
      all.push(...ids);
    },
  );

  it('when everything is killed and started again', async () => {
    const pids = await Promise.all(['postgres', 'intake', 'figures', 'portal', 'pipeline'].map(pidOf));
    await instance.stop('SIGKILL');
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended together with its parent.
      }
    }
    instance = await startInstance({ DATA_DIR: dataDirectory, DEMO_REPORTS: '0' });
    const token = await tokenFor('registrar', dataDirectory);
    expect(all.length).toBe(240);
    expect(await missing(token, all)).toEqual([]);
  });

  it('and the services of a killed instance do not outlive it', async () => {
    const pids = await Promise.all(['intake', 'figures', 'portal', 'pipeline'].map(pidOf));
    await instance.stop('SIGKILL');
    const isAlive = async (pid: number) => (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) !== '';
    const alive = await eventually(
      async () => (await Promise.all(pids.map(isAlive))).some(Boolean),
      (some) => !some,
    );
    expect(alive).toBe(false);
    instance = await startInstance({ DATA_DIR: dataDirectory, DEMO_REPORTS: '0' });
  });
});

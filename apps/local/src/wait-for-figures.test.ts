import { expect, it } from 'vitest';
import { waitForFigures, type FiguresStatus } from './wait-for-figures';

const began = '2026-11-24T10:00:00.000Z';
const refresh = (change: Partial<NonNullable<FiguresStatus['lastAttempt']>> = {}) => ({
  startedAt: '2026-11-24T10:00:01.000Z',
  status: 'done',
  message: null,
  nModels: 30,
  nTests: 90,
  ...change,
});
const status = (change: Partial<FiguresStatus>): FiguresStatus => ({
  state: 'none',
  serviceStartedAt: began,
  waitingFor: null,
  lastSuccess: null,
  lastAttempt: null,
  ...change,
});
const earlier = refresh({ startedAt: '2026-11-23T10:00:00.000Z' });
const failed = refresh({ status: 'failed', message: 'a: the database refused it (models/a.sql:1:1)' });

/** The service says these one after the other. */
function wait(...said: (FiguresStatus | Error)[]): Promise<string> {
  return waitForFigures(
    () => {
      const next = said.shift();
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? status({}));
    },
    () => undefined,
  );
}

it('a first build is waited for', async () => {
  expect(await wait(new Error('not up yet'), status({}), status({ state: 'fresh', lastSuccess: refresh() }))).toBe('30 models, 90 tests');
});

it('figures that stand already are not waited for', async () => {
  expect(await wait(status({ state: 'fresh', lastSuccess: earlier }))).toBe('up to date');
});

it('a failure of an earlier run is no failure of this one', async () => {
  const before = status({ state: 'failed', lastSuccess: earlier, lastAttempt: { ...failed, startedAt: earlier.startedAt } });
  expect(await wait(before, status({ state: 'fresh', lastSuccess: refresh() }))).toBe('30 models, 90 tests');
});

it('when the refresh fails the earlier figures will do', async () => {
  expect(await wait(status({ state: 'failed', lastSuccess: earlier, lastAttempt: failed }))).toContain(
    'the earlier ones stay served: a: the',
  );
});

it('when the first build fails there is nothing to serve', async () => {
  await expect(wait(status({ state: 'failed', lastAttempt: failed }))).rejects.toThrow('figures: a: the database refused it');
});

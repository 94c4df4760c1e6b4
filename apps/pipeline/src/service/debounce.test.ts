import { describe, expect, it } from 'vitest';
import { considerRefresh, type Look, type Pending } from './debounce';

const debounce = { quietMs: 2_000, atMostMs: 15_000 };
const began = Date.parse('2026-11-24T10:00:00Z');
const at = (seconds: number) => new Date(began + seconds * 1000);

/** Figures of recordings 'a'; with another `newest` something is unseen. */
const look = (change: Partial<Look> = {}): Look => ({
  newest: 'a',
  madeOf: 'today',
  hasUnseen: (change.newest ?? 'a') !== 'a',
  builtOf: 'today',
  isServed: true,
  isUnderWay: false,
  givenUp: null,
  lastChanges: null,
  ...change,
});

/** Looks once a second and gives the seconds at which a refresh was due. */
function due(looks: (second: number) => Look, seconds: number, first?: Pending | 'start'): number[] {
  let pending = first;
  return Array.from({ length: seconds }, (_, second) => second).filter((second) => {
    const considered = considerRefresh(looks(second), pending, at(second), debounce);
    pending = considered.pending;
    return considered.isDue;
  });
}

describe('after recordings', () => {
  it('nothing is due while nothing is new', () => {
    expect(due(() => look(), 60)).toEqual([]);
  });

  it('a refresh is due after two quiet seconds', () => {
    expect(due((second) => look({ newest: second >= 5 ? 'b' : 'a' }), 8)).toEqual([7]);
  });

  it('a recording that was committed later than a newer one is something new', () => {
    expect(due(() => look({ hasUnseen: true }), 3)).toEqual([2]);
  });

  it('another day or other models are something new', () => {
    expect(due(() => look({ madeOf: 'tomorrow' }), 3)).toEqual([2]);
  });

  it('recordings that follow each other wait together', () => {
    expect(due((second) => look({ newest: `b${Math.min(second, 6)}` }), 9)).toEqual([8]);
  });

  it('a desk that is never quiet waits fifteen seconds at most, each time anew', () => {
    expect(due((second) => look({ newest: `b${second}` }), 35)).toEqual([15, 31]);
  });

  it('none is added while one is under way, and what came meanwhile follows at once', () => {
    expect(due((second) => look({ newest: 'b', isUnderWay: second < 10 }), 11)).toEqual([10]);
  });

  it('after a build of three seconds it rests twelve', () => {
    expect(due(() => look({ newest: 'b', lastChanges: { startedAt: at(-3), endedAt: at(0) } }), 13)).toEqual([12]);
  });

  it('after a build of an hour it rests a minute', () => {
    expect(due(() => look({ newest: 'b', lastChanges: { startedAt: at(-3_600), endedAt: at(0) } }), 61)).toEqual([60]);
  });
});

describe('at a start', () => {
  it('nothing is due when the figures hold all', () => {
    expect(due(() => look(), 3, 'start')).toEqual([]);
  });

  it.each([
    ['there are no figures', look({ isServed: false })],
    ['something is new', look({ newest: 'b' })],
    ['what is new was given up on', look({ newest: 'b', givenUp: { newest: 'b', madeOf: 'today', at: at(-1) } })],
  ])('a refresh is due at once when %s', (_, seen) => {
    expect(due(() => seen, 1, 'start')).toEqual([0]);
  });

  it('none is added when one waits already', () => {
    expect(due(() => look({ newest: 'b', isUnderWay: true }), 1, 'start')).toEqual([]);
  });
});

describe('what was given up on', () => {
  it('is not tried again by itself', () => {
    expect(due(() => look({ newest: 'b', givenUp: { newest: 'b', madeOf: 'today', at: at(0) } }), 3_600)).toEqual([]);
  });

  it('is tried again ten minutes later when there is something new', () => {
    expect(due(() => look({ newest: 'c', givenUp: { newest: 'b', madeOf: 'today', at: at(0) } }), 601)).toEqual([600]);
  });
});

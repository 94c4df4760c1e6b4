/** What a look at the database says. */
export interface Look {
  /** What there is to build from now: another text is something new. */
  readonly mark: string;
  /** What the last build that ended well was made of; null before the first. */
  readonly builtMark: string | null;
  /** Whether the figures are there at all. */
  readonly isServed: boolean;
  /** Whether a refresh waits for its turn, waits for another attempt, or runs. */
  readonly isUnderWay: boolean;
  /** What was given up on after the last attempt, until a refresh ends well; null when nothing was. */
  readonly givenUp: { readonly mark: string; readonly at: Date } | null;
  /** The last refresh after changes that ended well. */
  readonly lastChanges: { readonly startedAt: Date; readonly endedAt: Date } | null;
}

/** Something new, seen by earlier looks; milliseconds since 1970. */
export interface Pending {
  readonly mark: string;
  readonly since: number;
  readonly changedAt: number;
}

/** How long it must be quiet, and how long it may never be quiet. */
export interface Debounce {
  readonly quietMs: number;
  readonly atMostMs: number;
}

/** What was given up on is tried again no sooner, and only when there is something new. */
const REST_AFTER_GIVING_UP_MS = 10 * 60_000;
/** After a build it rests this many times as long as it took, so that a busy desk does not keep a core busy with figures. */
const RESTS_PER_BUILD = 4;
const LONGEST_REST_MS = 5 * 60_000;

/** True when the figures hold all that was recorded. */
export function isUpToDate(look: Look): boolean {
  return look.isServed && look.mark === look.builtMark;
}

/** Whether a refresh is due now, and what the next look must remember. At a start (`pending` is 'start') there is nothing to wait for. */
export function considerRefresh(
  look: Look,
  pending: Pending | 'start' | undefined,
  now: Date,
  debounce: Debounce,
): { readonly pending: Pending | undefined; readonly isDue: boolean } {
  if (isUpToDate(look)) return { pending: undefined, isDue: false };
  if (pending === 'start') return { pending: undefined, isDue: !look.isUnderWay };
  const time = now.getTime();
  const seen: Pending = {
    mark: look.mark,
    since: pending?.since ?? time,
    changedAt: pending?.mark === look.mark ? pending.changedAt : time,
  };
  const isRipe = time - seen.changedAt >= debounce.quietMs || time - seen.since >= debounce.atMostMs;
  if (!isRipe || look.isUnderWay || isResting(look, time)) return { pending: seen, isDue: false };
  return { pending: undefined, isDue: true };
}

function isResting({ mark, givenUp, lastChanges }: Look, time: number): boolean {
  if (givenUp) return givenUp.mark === mark || time - givenUp.at.getTime() < REST_AFTER_GIVING_UP_MS;
  if (!lastChanges) return false;
  const took = lastChanges.endedAt.getTime() - lastChanges.startedAt.getTime();
  return time - lastChanges.endedAt.getTime() < Math.min(LONGEST_REST_MS, RESTS_PER_BUILD * took);
}

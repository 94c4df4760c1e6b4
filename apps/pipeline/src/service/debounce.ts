/** What figures can be made of: recordings, and day and models. */
export interface Made {
  /** The newest recordings, as the database numbers them: another text is something new. */
  readonly newest: string;
  /** The day it is and the models there are: a date and a hash with a space between. */
  readonly madeOf: string;
}

/** What a look at the database says. */
export interface Look extends Made {
  /** Whether something was recorded that the last build that ended well could not see. */
  readonly hasUnseen: boolean;
  /** Day and models of that build; null before the first. */
  readonly builtOf: string | null;
  /** Whether the figures are there at all. */
  readonly isServed: boolean;
  /** Whether a refresh waits for its turn, waits for another attempt, or runs. */
  readonly isUnderWay: boolean;
  /** What was given up on after the last attempt, until a refresh ends well; null when nothing was. */
  readonly givenUp: (Made & { readonly at: Date }) | null;
  /** The last refresh after changes that ended well. */
  readonly lastChanges: { readonly startedAt: Date; readonly endedAt: Date } | null;
}

/** Something new, seen by earlier looks; milliseconds since 1970. */
export interface Pending {
  readonly newest: string;
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
const LONGEST_REST_MS = 60_000;

/** True when the figures hold all that was recorded. */
export function isUpToDate(look: Look): boolean {
  return look.isServed && !look.hasUnseen && look.madeOf === look.builtOf;
}

/** True when the last build had other models, or none is known: what they made must not be mixed with what these make. */
export function isRemodelled({ madeOf, builtOf }: Look): boolean {
  return builtOf?.split(' ')[1] !== madeOf.split(' ')[1];
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
    newest: look.newest,
    since: pending?.since ?? time,
    changedAt: pending?.newest === look.newest ? pending.changedAt : time,
  };
  const isRipe = time - seen.changedAt >= debounce.quietMs || time - seen.since >= debounce.atMostMs;
  if (!isRipe || look.isUnderWay || isResting(look, time)) return { pending: seen, isDue: false };
  return { pending: undefined, isDue: true };
}

function isResting({ newest, madeOf, givenUp, lastChanges }: Look, time: number): boolean {
  if (givenUp) return (givenUp.newest === newest && givenUp.madeOf === madeOf) || time - givenUp.at.getTime() < REST_AFTER_GIVING_UP_MS;
  if (!lastChanges) return false;
  const took = lastChanges.endedAt.getTime() - lastChanges.startedAt.getTime();
  return time - lastChanges.endedAt.getTime() < Math.min(LONGEST_REST_MS, RESTS_PER_BUILD * took);
}

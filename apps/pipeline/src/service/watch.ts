import type { Clock } from '@register/kernel';
import { considerRefresh, type Debounce, type Look, type Pending } from './debounce';
import type { Logger } from './log';

const LOOK_EVERY_MS = 1_000;

export interface WatchOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly debounce: Debounce;
  readonly look: () => Promise<Look>;
  readonly freeOrphans: () => Promise<readonly string[]>;
  readonly addRefresh: () => Promise<void>;
}

/** Looks for something new and for jobs of processes that are gone. */
export interface Watch {
  /** Looks once. */
  once(): Promise<void>;
  /** Looks every second until stopped. */
  follow(): void;
  stop(): Promise<void>;
}

export function openWatch({ clock, log, debounce, look, freeOrphans, addRefresh }: WatchOptions): Watch {
  let pending: Pending | 'start' | undefined = 'start';
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isStopping = false;
  let isBlind = false;

  const once = async (): Promise<void> => {
    const orphans = await freeOrphans();
    if (orphans.length > 0) log.warn({ workers: orphans }, 'a process is gone; its job is taken up again');
    const considered = considerRefresh(await look(), pending, clock(), debounce);
    if (considered.isDue) await addRefresh();
    pending = considered.pending;
  };

  const repeat = (): void => {
    running = once()
      .then(
        () => {
          isBlind = false;
        },
        (error: unknown) => {
          // Once, not every second.
          if (!isBlind) log.error({ err: error }, 'cannot look for something new; trying again');
          isBlind = true;
        },
      )
      .then(() => {
        if (!isStopping) timer = setTimeout(repeat, LOOK_EVERY_MS);
      });
  };

  return {
    once,
    follow: repeat,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}

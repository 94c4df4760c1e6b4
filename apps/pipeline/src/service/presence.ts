import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** First key of the advisory locks of pipeline services; the view pipeline.running_services reads them. */
const PRESENCE_LOCK = 7_310_003;
const AGAIN_AFTER_MS = 1_000;
/** A machine that lost its power says no goodbye: the server asks after 10 s, and gives up on it 15 s later. */
const NOTICE_DEAD_PEER = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

/** Shows to every other process that a worker lives, for exactly as long as it does. */
export interface Presence {
  /** Resolves once the lock of this worker is held; taken again by itself when the connection breaks. */
  hold(worker: string): Promise<void>;
  release(): Promise<void>;
}

/** One connection that holds an advisory lock and nothing else: the database lets go of it when the process is gone, however it ended. */
export function presenceOn(url: string, onLost: (error: Error) => void): Presence {
  let current: Client | undefined;
  let isReleased = false;

  const take = async (worker: string): Promise<void> => {
    const client = new Client({
      connectionString: url,
      application_name: 'pipeline-presence',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    let isHeld = false;
    client.on('error', (error) => {
      if (isReleased || !isHeld) return;
      isHeld = false;
      onLost(error);
      void keepTaking(worker);
    });
    await client.connect();
    await client.query(NOTICE_DEAD_PEER);
    await client.query('select pg_advisory_lock($1, hashtext($2))', [PRESENCE_LOCK, worker]);
    isHeld = true;
    current = client;
    if (isReleased) await client.end();
  };

  const keepTaking = async (worker: string): Promise<void> => {
    for (;;) {
      if (isReleased) return;
      try {
        return await take(worker);
      } catch {
        await pause(AGAIN_AFTER_MS, undefined, { ref: false });
      }
    }
  };

  return {
    hold: keepTaking,
    async release() {
      isReleased = true;
      await current?.end().catch(() => undefined);
    },
  };
}

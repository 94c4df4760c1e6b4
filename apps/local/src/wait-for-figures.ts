import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const ASK_EVERY_MS = 200;

const refresh = z.object({
  startedAt: z.string(),
  status: z.string(),
  message: z.string().nullable(),
  nModels: z.number().nullable(),
  nTests: z.number().nullable(),
});

const statusSchema = z.object({
  state: z.string(),
  serviceStartedAt: z.string(),
  waitingFor: z.string().nullable(),
  lastSuccess: refresh.nullable(),
  lastAttempt: refresh.nullable(),
});

/** What the pipeline service says of the figures at `/status`. */
export type FiguresStatus = z.infer<typeof statusSchema>;

/** Asks a pipeline service at its address for its status. */
export async function askStatus(pipelineUrl: string): Promise<FiguresStatus> {
  const response = await fetch(`${pipelineUrl}/status`);
  if (!response.ok) throw new Error(`the pipeline service answers ${response.status}`);
  return statusSchema.parse(await response.json());
}

/**
 * Waits until the figures hold all that was recorded, and tells what was done for it. When the refresh fails, the earlier figures will do;
 * throws when there are none.
 */
export async function waitForFigures(ask: () => Promise<FiguresStatus>, log: (line: string) => void): Promise<string> {
  let told: string | null = null;
  for (;;) {
    // The service may be on its way up again, as its database may.
    const status = await ask().catch(() => undefined);
    const outcome = status && outcomeOf(status);
    if (outcome !== undefined) return outcome;
    if (status && status.waitingFor !== told && status.waitingFor !== null)
      log(`figures wait: another build is under way: ${status.waitingFor}`);
    told = status?.waitingFor ?? told;
    await pause(ASK_EVERY_MS);
  }
}

function outcomeOf({ state, serviceStartedAt, lastSuccess, lastAttempt }: FiguresStatus): string | undefined {
  const isOfNow = (moment: string) => Date.parse(moment) >= Date.parse(serviceStartedAt);
  if (state === 'fresh') {
    if (!lastSuccess || !isOfNow(lastSuccess.startedAt)) return 'up to date';
    return `${lastSuccess.nModels ?? 0} models, ${lastSuccess.nTests ?? 0} tests`;
  }
  if (lastAttempt?.status !== 'failed' || !isOfNow(lastAttempt.startedAt)) return undefined;
  const reason = lastAttempt.message ?? 'see the lines above';
  if (!lastSuccess) throw new Error(`figures: ${reason}\n(npm run -s pipeline -- build tells more)`);
  return `not refreshed, the earlier ones stay served: ${reason}`;
}

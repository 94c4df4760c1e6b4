import { readServiceEnvironment } from './environment';
import { openLog } from './log';
import { startPipelineService } from './service';

/** A stop that takes longer is cut off; the database notices, and the next process takes the job up. */
const STOP_WITHIN_MS = 9_000;

async function start(): Promise<void> {
  const environment = readServiceEnvironment();
  const log = openLog(environment.logLevel);
  const service = await startPipelineService(environment, () => new Date(), log);
  let isStopping = false;
  const stop = (code: number): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    service.stop().then(
      () => log.flush(() => process.exit(code)),
      (error: unknown) => {
        log.fatal({ err: error }, 'could not stop cleanly');
        log.flush(() => process.exit(1));
      },
    );
  };
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
  // The program that started this one is gone.
  process.on('disconnect', () => stop(0));
  service.ended.then(
    () => stop(1),
    (error: unknown) => {
      log.fatal({ err: error }, 'the queue cannot go on');
      stop(1);
    },
  );
  process.stdout.write(`listening ${service.port}\n`);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`cannot start: ${error instanceof Error ? error.message || error.name : String(error)}\n`);
  // What was opened before the failure must not keep the process.
  process.exit(1);
}

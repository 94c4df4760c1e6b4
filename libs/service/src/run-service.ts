import type { Service } from './create-service';

const CLOSE_WITHIN_MS = 10_000;

function stopOnRequest(service: Service): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    service.logger.info('stopping');
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    service.close().then(
      () => service.logger.flush(() => process.exit(0)),
      (error: unknown) => {
        service.logger.fatal({ err: error }, 'could not stop cleanly');
        service.logger.flush(() => process.exit(1));
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The program that started this one is gone.
  process.on('disconnect', stop);
}

/** What a service process needs to begin: the service itself and where it listens (port 0 is a free one). */
export interface Start {
  readonly service: Service;
  readonly port: number;
  readonly host: string;
}

/**
 * Runs a service as a process: prints `listening <port>` on stdout, stops cleanly on SIGTERM, SIGINT or when its parent is gone. When it cannot start, the
 * reason (a wrong variable, a database that is away) is one line on stderr and the exit code 1.
 */
export async function runService(start: () => Promise<Start>): Promise<void> {
  try {
    const { service, port, host } = await start();
    stopOnRequest(service);
    process.stdout.write(`listening ${await service.listen(port, host)}\n`);
  } catch (error) {
    process.stderr.write(`cannot start: ${error instanceof Error ? error.message || error.name : String(error)}\n`);
    process.exit(1);
  }
}

import type { Service } from './create-service';

const CLOSE_WITHIN_MS = 10_000;

/** Runs a service as a process: prints `listening <port>` on stdout, stops cleanly on SIGTERM or SIGINT. */
export async function runService(service: Service, address: { readonly port: number; readonly host: string }): Promise<void> {
  const stop = (signal: NodeJS.Signals): void => {
    service.logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    service.close().then(
      () => service.logger.flush(() => process.exit(0)),
      (error: unknown) => {
        service.logger.fatal({ err: error }, 'could not stop cleanly');
        service.logger.flush(() => process.exit(1));
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const port = await service.listen(address.port, address.host);
  process.stdout.write(`listening ${port}\n`);
}

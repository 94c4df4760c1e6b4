import { openFigures, openMarts } from '@register/figures';
import type { Clock } from '@register/kernel';
import { createService, type Logger, type Service } from '@register/service';
import type { FiguresEnvironment } from './environment';
import { FiguresModule } from './figures.module';

/** The figures service over its own pool of read-only connections, not yet listening; `close` ends the pool too. */
export async function createFiguresService(
  environment: Omit<FiguresEnvironment, 'PORT' | 'HOST'>,
  clock: Clock,
  logger: Logger,
): Promise<Service> {
  const marts = openMarts(environment.DATABASE_URL, { applicationName: 'figures', max: environment.DATABASE_CONNECTIONS });
  const service = await createService({
    module: FiguresModule.over({ marts, figures: openFigures({ marts, clock }), clock }),
    environment,
    ready: () => marts.query('select 1', []),
    clock,
    logger,
  });
  return {
    ...service,
    async close() {
      await service.close();
      await marts.close();
    },
  };
}

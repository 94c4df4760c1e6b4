import { runPrepared } from '@register/db';
import type { Clock } from '@register/kernel';
import { createService, type Logger, type Service } from '@register/service';
import { recordRefusal } from './audit/record-refusal';
import type { IntakeEnvironment } from './environment';
import { IntakeModule } from './intake.module';
import { openRegistry } from './registry';

/** The intake service over its own pool of connections, not yet listening; `close` ends the pool too. */
export async function createIntake(environment: Omit<IntakeEnvironment, 'PORT' | 'HOST'>, clock: Clock, logger: Logger): Promise<Service> {
  const registry = await openRegistry(environment, clock, (error) => logger.warn({ err: error }, 'trouble with the database'));
  const service = await createService({
    module: IntakeModule.over(registry.deps),
    environment,
    ready: () => runPrepared(registry.deps.db, 'ping', 'select 1', []),
    clock,
    logger,
    onForbidden: recordRefusal(registry.deps),
  });
  return {
    ...service,
    async close() {
      await service.close();
      await registry.close();
    },
  };
}

import { createLogger, runService } from '@register/service';
import { environment } from './environment';
import { createIntake } from './intake-service';

await runService(async () => {
  const settings = environment();
  const logger = createLogger({ name: 'intake', level: settings.LOG_LEVEL });
  return { service: await createIntake(settings, () => new Date(), logger), port: settings.PORT, host: settings.HOST };
});

import { createLogger, runService } from '@register/service';
import { environment } from './environment';
import { createFiguresService } from './figures-service';

await runService(() => {
  const settings = environment();
  const logger = createLogger({ name: 'figures', level: settings.LOG_LEVEL });
  return createFiguresService(settings, () => new Date(), logger).then((service) => ({
    service,
    port: settings.PORT,
    host: settings.HOST,
  }));
});

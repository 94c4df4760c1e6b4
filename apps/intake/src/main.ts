import { createLogger, runService } from '@register/service';
import { environment } from './environment';
import { createIntake } from './intake-service';

const settings = environment();
const logger = createLogger({ name: 'intake', level: settings.LOG_LEVEL });
const service = await createIntake(settings, () => new Date(), logger);
await runService(service, { port: settings.PORT, host: settings.HOST });

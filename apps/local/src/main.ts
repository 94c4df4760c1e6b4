import { readEnvironment } from './environment';
import { progress } from './progress';
import { start } from './start';

const log = (line: string) => void process.stderr.write(`${line}\n`);
const stops: (() => Promise<unknown>)[] = [];

async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch((error: unknown) => log(String(error)));
}

let stopping: Promise<void> | undefined;
function stopOnce(exitCode: number): void {
  stopping ??= stopAll().then(() => process.exit(exitCode));
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  log(`Node ${process.versions.node} found, 24 is needed: use npm start, which brings its own`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopOnce(0));
try {
  const portalUrl = await start({
    environment: readEnvironment(),
    step: progress(process.stdout, () => performance.now()),
    clock: () => new Date(),
    log,
    onStop: (stop) => stops.push(stop),
    onLost: () => stopOnce(1),
  });
  process.stdout.write(`ready: ${portalUrl}\n`);
} catch (error) {
  if (!stopping) log(error instanceof Error ? error.message : String(error));
  stopOnce(1);
}

import { join } from 'node:path';
import { readEnvironment } from './environment';
import { printToken } from './token/print-token';

try {
  process.exitCode = await printToken(process.argv[2], {
    instanceFile: join(readEnvironment().DATA_DIR, 'instance.json'),
    write: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(`${text}\n`),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

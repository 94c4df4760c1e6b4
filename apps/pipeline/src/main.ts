import { readEnvironment, EnvironmentError } from './environment';
import { runCommand } from './run-command';

const report = (text: string) => void process.stderr.write(text);

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    environment: readEnvironment(),
    now: () => new Date(),
    print: (line) => void process.stdout.write(`${line}\n`),
    report,
  });
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  report(`${error.message}\n`);
  process.exitCode = 2;
}

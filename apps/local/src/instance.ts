import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MachineClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What other commands need to know of the running instance; holds secrets, so only its owner may read it. */
export interface Instance {
  readonly pid: number;
  readonly portalUrl: string;
  readonly issuer: string;
  readonly intakeUrl: string;
  readonly figuresUrl: string;
  readonly databases: Readonly<Record<'migrator' | 'intake' | 'pipeline' | 'figures' | 'portal', string>>;
  readonly processes: Readonly<Record<string, number>>;
  readonly machineClients: Readonly<Record<string, MachineClient>>;
}

const fileName = (directory: string) => join(directory, 'instance.json');

/** The instance that runs on this data folder at this moment, if any. */
export async function runningInstance(directory: string): Promise<Instance | undefined> {
  const text = await readFile(fileName(directory), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const instance = JSON.parse(text) as Instance;
  const command = await readFile(`/proc/${instance.pid}/cmdline`, 'utf8').catch(() => '');
  return instance.pid !== process.pid && command.includes('apps/local/main.js') ? instance : undefined;
}

export async function writeInstance(directory: string, instance: Instance): Promise<void> {
  await writeFile(fileName(directory), JSON.stringify(instance, null, 2), { mode: 0o600 });
}

export async function removeInstance(directory: string): Promise<void> {
  await rm(fileName(directory), { force: true });
}

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
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

/** Keeps instance.json true: the facts once they are known, and the process ids as processes are started again. */
export interface InstanceFile {
  noteProcess(name: string, pid: number): void;
  publish(facts: Omit<Instance, 'pid' | 'processes'>): Promise<void>;
  remove(): Promise<void>;
}

export function instanceFile(directory: string): InstanceFile {
  const processes: Record<string, number> = {};
  let published: Omit<Instance, 'pid' | 'processes'> | undefined;
  let writing = Promise.resolve();
  const write = () => {
    if (!published) return Promise.resolve();
    const text = JSON.stringify({ pid: process.pid, ...published, processes }, null, 2);
    const building = `${fileName(directory)}.building`;
    writing = writing.then(() => writeFile(building, text, { mode: 0o600 })).then(() => rename(building, fileName(directory)));
    return writing;
  };
  return {
    noteProcess(name, pid) {
      processes[name] = pid;
      void write();
    },
    async publish(facts) {
      published = facts;
      await write();
    },
    async remove() {
      published = undefined;
      await writing;
      await rm(fileName(directory), { force: true });
    },
  };
}

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
  /** Health and status of the pipeline service. */
  readonly pipelineUrl: string;
  readonly databases: Readonly<Record<'migrator' | 'intake' | 'pipeline' | 'figures' | 'portal', string>>;
  readonly processes: Readonly<Record<string, number>>;
  readonly machineClients: Readonly<Record<string, MachineClient>>;
}

const fileName = (directory: string) => join(directory, 'instance.json');

/** Whether another process with this id runs this very program. */
async function isInstance(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return pid !== process.pid && command.includes('apps/local/main.js');
}

/** The instance that runs on this data folder at this moment, if any. */
export async function runningInstance(directory: string): Promise<Instance | undefined> {
  const text = await readFile(fileName(directory), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const instance = JSON.parse(text) as Instance;
  return (await isInstance(instance.pid)) ? instance : undefined;
}

/** Keeps the data folder to this process from before anything is started on it; throws who is starting there. Gives how to let go. */
export async function claimFolder(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'holder.pid');
  const claim = () => writeFile(path, String(process.pid), { flag: 'wx' });
  await claim().catch(async () => {
    const holder = Number(await readFile(path, 'utf8'));
    if (await isInstance(holder)) throw new Error(`DATA_DIR: ${directory} is in use by process ${holder}, which is starting or stopping`);
    await rm(path, { force: true });
    await claim();
  });
  return () => rm(path, { force: true });
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

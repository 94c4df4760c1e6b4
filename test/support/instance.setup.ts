import type { TestProject } from 'vitest/node';
import { newDataDirectory, removeDataDirectory, startInstance } from './instance';

declare module 'vitest' {
  interface ProvidedContext {
    portalUrl: string;
    dataDirectory: string;
  }
}

/** One instance with demonstration data, shared by the end-to-end and browser tests; tests of faults start their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await newDataDirectory();
  const instance = await startInstance({ DATA_DIR: dataDirectory, DEMO_REPORTS: '4000' });
  project.provide('portalUrl', instance.portalUrl);
  project.provide('dataDirectory', dataDirectory);
  return async () => {
    await instance.stop();
    await removeDataDirectory(dataDirectory);
  };
}

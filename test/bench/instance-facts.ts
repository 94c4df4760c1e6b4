import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Addresses of the services behind the portal. */
export async function instanceFacts(dataDirectory: string): Promise<{ intakeUrl: string; figuresUrl: string }> {
  const { intakeUrl, figuresUrl } = JSON.parse(await readFile(join(dataDirectory, 'instance.json'), 'utf8')) as Record<
    'intakeUrl' | 'figuresUrl',
    string
  >;
  return { intakeUrl, figuresUrl };
}

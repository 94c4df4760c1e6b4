import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  migrator: z.string(),
  intake: z.string(),
  pipeline: z.string(),
  figures: z.string(),
  portal: z.string(),
  pseudonymKey: z.string(),
  sessionKey: z.string(),
  portalClient: z.string(),
  machineClient: z.string(),
});

export type Secrets = z.infer<typeof schema>;

/** Passwords and keys of this instance, made once and kept readable for its owner only. */
export async function readSecrets(directory: string): Promise<Secrets> {
  const path = join(directory, 'secrets.json');
  // Only a file that is not there is made: another pseudonym key would break the link between the reports of one person.
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (text !== undefined) return schema.parse(JSON.parse(text));
  const secrets: Secrets = {
    migrator: password(),
    intake: password(),
    pipeline: password(),
    figures: password(),
    portal: password(),
    pseudonymKey: randomBytes(32).toString('hex'),
    sessionKey: randomBytes(32).toString('hex'),
    portalClient: password(),
    machineClient: password(),
  };
  await writeFile(`${path}.building`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(`${path}.building`, path);
  return secrets;
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

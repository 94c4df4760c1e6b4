import { exportJWK, generateKeyPair } from 'jose';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  signingKey: z.looseObject({ kty: z.string(), kid: z.string(), d: z.string() }),
  cookieKey: z.string().min(32),
});

/** What the demo provider signs with: tokens (RS256, a private JWK) and its own cookies. */
export type ProviderKeys = z.infer<typeof schema>;

/** Reads the keys from the data folder, or makes them once: tokens stay good over a restart. Only the owner may read the file. */
export async function readKeys(dataDirectory: string): Promise<ProviderKeys> {
  const path = join(dataDirectory, 'identity-provider-keys.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text !== null) return schema.parse(JSON.parse(text));

  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const keys = schema.parse({
    signingKey: { ...jwk, alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') },
    cookieKey: randomBytes(32).toString('base64url'),
  });
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return keys;
}

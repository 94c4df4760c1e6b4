import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970; infinite for what does not run out. */
  readonly expiresAt: number;
}

/** Where the demo provider keeps logins and grants: in memory, gone at a restart. Entries that ran out are cleared when new ones come. */
export function memoryAdapter(now: () => number): AdapterFactory {
  const entries = new Map<string, Entry>();

  function find(key: string): AdapterPayload | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.expiresAt > now() ? entry.payload : undefined;
  }

  function clearEnded(): void {
    for (const [key, { expiresAt }] of entries) if (expiresAt <= now()) entries.delete(key);
  }

  return (model): Adapter => {
    const prefix = `${model}:`;
    const findBy = (isWanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      entries
        .entries()
        .filter(([key, entry]) => key.startsWith(prefix) && entry.expiresAt > now() && isWanted(entry.payload))
        .map(([, { payload }]) => payload)
        .next().value;

    return {
      async upsert(id, payload, expiresIn) {
        clearEnded();
        entries.set(prefix + id, { payload, expiresAt: expiresIn === undefined ? Infinity : now() + expiresIn * 1000 });
      },
      async find(id) {
        return find(prefix + id);
      },
      async findByUid(uid) {
        return findBy((payload) => payload.uid === uid);
      },
      async findByUserCode(userCode) {
        return findBy((payload) => payload.userCode === userCode);
      },
      async consume(id) {
        const entry = entries.get(prefix + id);
        if (entry) entries.set(prefix + id, { ...entry, payload: { ...entry.payload, consumed: Math.floor(now() / 1000) } });
      },
      async destroy(id) {
        entries.delete(prefix + id);
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (key.startsWith(prefix) && payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}

import { connect } from '@register/db';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import type { Principal } from '@register/kernel';
import { newId } from '@register/kernel';
import { loadCodes } from '../codes/load-codes';
import type { RegistryDeps } from '../deps';

export const REGISTRAR: Principal = {
  subject: 'registrar-oost',
  name: 'Registrator Oost-Nederland (demo)',
  role: 'registrar',
  unitCode: '0600',
};
export const COLLEAGUE: Principal = { ...REGISTRAR, subject: 'registrar-oost-2', name: 'Tweede registrator Oost-Nederland (demo)' };
export const OTHER_UNIT: Principal = {
  subject: 'registrar-noord',
  name: 'Registrator Noord-Nederland (demo)',
  role: 'registrar',
  unitCode: '0100',
};
export const AUDITOR: Principal = { subject: 'auditor', name: 'Auditor (demo)', role: 'auditor', unitCode: null };
export const ANALYST: Principal = { subject: 'analist', name: 'Analist (demo)', role: 'analyst', unitCode: null };

/** A test's own database, reached as role `intake`. */
export interface TestRegistry extends RegistryDeps {
  readonly database: TestDatabase;
  /** The clock of the registry stands still until it is moved. */
  moveClock(minutes: number): void;
  close(): Promise<void>;
}

/** A counter in the last bytes, so that ids of one instant are in the order in which they were made. */
function countedBytes(): (size: number) => Uint8Array {
  let count = 0;
  return (size) => {
    count += 1;
    const bytes = new Uint8Array(size);
    new DataView(bytes.buffer).setUint32(size - 4, count);
    return bytes;
  };
}

/** The registry over a fresh database; the clock stands at 24 November 2026, noon. */
export async function testRegistry(): Promise<TestRegistry> {
  const database = await testDatabase();
  const db = connect(database.url('intake'), { applicationName: 'registry-test', max: 20 });
  let now = Date.parse('2026-11-24T11:00:00Z');
  const clock = () => new Date(now);
  const bytes = countedBytes();
  return {
    database,
    db,
    clock,
    newId: () => newId(clock, bytes),
    pseudonymKey: new Uint8Array(32).fill(7),
    codes: await loadCodes(db),
    moveClock: (minutes) => {
      now += minutes * 60_000;
    },
    close: async () => {
      await db.destroy();
      await database.drop();
    },
  };
}

/** The same deps, of which something is replaced. */
export function withDeps(registry: TestRegistry, overrides: Partial<RegistryDeps>): RegistryDeps {
  return { ...registry, ...overrides };
}

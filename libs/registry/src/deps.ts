import type { Clock, Principal } from '@register/kernel';
import type { Database } from '@register/db';
import type { Kysely } from 'kysely';
import type { CodeBook } from './codes/code-book';

/** What every use case of the registry is given; nothing is taken from the environment. */
export interface RegistryDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Makes a new UUID (version 7), for audit rows. */
  readonly newId: () => string;
  /** Key of the keyed hash that links a person across reports; 32 bytes. */
  readonly pseudonymKey: Uint8Array;
  /** The code lists as loaded at service start. */
  readonly codes: CodeBook;
}

/** A principal who registers for a police unit. */
export interface Registrar extends Principal {
  readonly unitCode: string;
}

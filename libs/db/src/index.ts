export { connect, runPrepared, type ConnectOptions, type Database } from './connect';
export { freePort, startPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './embedded/postgres';
export { migrate, migrationNames } from './migrate';
export { loadReference } from './reference';
export { createDatabase, SERVICE_ROLES, setRolePasswords, withRole, type ServiceRole } from './roles';

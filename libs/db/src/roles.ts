import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** Database roles of the running services; the migrator owns everything. */
export const SERVICE_ROLES = ['intake', 'pipeline', 'figures', 'portal'] as const;

export type ServiceRole = (typeof SERVICE_ROLES)[number];

/** Makes role `migrator` and the database it owns, where they do not exist yet; needs a superuser. */
export async function createDatabase(adminUrl: string, database: string, migratorPassword: string): Promise<string> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: roles } = await client.query("select from pg_roles where rolname = 'migrator'");
    const verb = roles.length > 0 ? 'alter' : 'create';
    await client.query(`${verb} role migrator login createrole password ${escapeLiteral(migratorPassword)}`);
    const { rows: databases } = await client.query('select from pg_database where datname = $1', [database]);
    if (databases.length === 0) await client.query(`create database ${escapeIdentifier(database)} owner migrator`);
  } finally {
    await client.end();
  }
  return withRole(adminUrl, 'migrator', migratorPassword, database);
}

/** Gives every service role its password; run by the migrator after the migrations. */
export async function setRolePasswords(url: string, passwords: Readonly<Record<ServiceRole, string>>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const role of SERVICE_ROLES) await client.query(`alter role ${role} login password ${escapeLiteral(passwords[role])}`);
  } finally {
    await client.end();
  }
}

/** The same server and database under another role. */
export function withRole(url: string, role: string, password: string, database?: string): string {
  const result = new URL(url);
  result.username = role;
  result.password = encodeURIComponent(password);
  if (database !== undefined) result.pathname = `/${database}`;
  return result.toString();
}

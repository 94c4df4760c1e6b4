/** SQLSTATE classes and system codes that mean: the database is away or too busy, not wrong. */
const AWAY = /^(08...|53...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

function field(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

/** True when trying again later makes sense. */
export function isDatabaseAway(error: unknown): boolean {
  const message = field(error, 'message') ?? '';
  return AWAY.test(field(error, 'code') ?? '') || /^(Connection terminated|timeout exceeded when trying to connect)/.test(message);
}

/** An error as the log may hold it: PostgreSQL's own message and detail can repeat what was entered, so only its code and names stay. */
export function safeError(error: unknown): Record<string, unknown> {
  const name = field(error, 'name') ?? typeof error;
  const frames = (field(error, 'stack') ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const stack = frames.map((line) => line.trim()).join(' | ');
  const cause = error instanceof Error && error.cause !== undefined ? { cause: safeError(error.cause) } : {};
  const sqlState = field(error, 'severity') === undefined ? undefined : field(error, 'code');
  if (sqlState !== undefined) {
    const { table, column, constraint, routine } = Object.fromEntries(
      ['table', 'column', 'constraint', 'routine'].map((key) => [key, field(error, key)]),
    );
    return { type: name, sqlState, table, column, constraint, routine, stack, ...cause };
  }
  return { type: name, code: field(error, 'code'), message: field(error, 'message')?.slice(0, 300), stack, ...cause };
}

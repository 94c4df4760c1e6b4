import type { Pool } from 'pg';

/** A login under way: what must be known when the browser comes back from the identity provider. */
export interface PendingLogin {
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly returnTo: string;
}

/** Minutes a person has to finish the login page. */
const LIFETIME_MINUTES = 10;

/** Keeps a login for ten minutes and clears away those that ran out. */
export async function rememberLogin(pool: Pool, stateKey: Buffer, login: PendingLogin, now: Date): Promise<void> {
  await pool.query('delete from portal.logins where expires_at <= $1', [now]);
  await pool.query(
    `insert into portal.logins (state_key, code_verifier, nonce, return_to, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [stateKey, login.codeVerifier, login.nonce, login.returnTo, new Date(now.getTime() + LIFETIME_MINUTES * 60_000)],
  );
}

/** Takes the login out, so that a state serves once; null when unknown, used or run out. */
export async function takeLogin(pool: Pool, stateKey: Buffer, now: Date): Promise<PendingLogin | null> {
  const { rows } = await pool.query<{ code_verifier: string; nonce: string; return_to: string; in_time: boolean }>(
    `delete from portal.logins where state_key = $1
     returning code_verifier, nonce, return_to, expires_at > $2 as in_time`,
    [stateKey, now],
  );
  const row = rows[0];
  return row?.in_time ? { codeVerifier: row.code_verifier, nonce: row.nonce, returnTo: row.return_to } : null;
}

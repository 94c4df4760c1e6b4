import type { Pool, PoolClient } from 'pg';

/** Runs `work` in one transaction: all of it is kept, or nothing. A connection that broke is not used again. */
export async function inTransaction<T>(pool: Pool, work: (trx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    client.release(broken);
    throw error;
  }
}

import { messageOf, WarehouseError } from '../errors';

/** Classes of SQLSTATE and codes of sockets that mean the connection itself is gone. */
const LOST = /^(08...|57P0[1-5]|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT)$/;
const LOST_MESSAGE = /connection terminated|connection ended|client has encountered a connection error|server closed the connection/i;

/** Whether an error says that the database is no longer there, rather than that it refuses something. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return LOST.test(code) || LOST_MESSAGE.test(error.message);
}

/** One clear error for a database that cannot be used. */
export function connectionError(error: unknown): WarehouseError {
  if (error instanceof WarehouseError) return error;
  return new WarehouseError('connection', `the database cannot be used: ${messageOf(error)}`);
}

import { runPrepared } from '@register/db';
import type { Database } from '@register/db';
import { DomainError } from '@register/kernel';
import type { Kysely } from 'kysely';
import { auditDocument } from './audit/audit.repository';
import type { AuditEntry } from './audit/audit-event';

/** A statement that stores a jsonb array of documents ($1) with audit rows ($2) and returns (object_id, result) per document. */
export interface StoringStatement<Document> {
  /** Name of the prepared statement. */
  readonly name: string;
  readonly text: string;
  idOf(document: Document): string;
}

/** How storing one document ended. */
export interface Stored<Result extends string> {
  readonly objectId: string;
  readonly result: Result;
}

/** A statement cannot see what another transaction committed while it ran (the result is null then); the next run can. */
const MOST_RUNS = 5;

/** Stores documents with their audit rows, in one round trip unless another transaction is writing the same object. */
export async function store<Result extends string, Document>(
  db: Kysely<Database>,
  statement: StoringStatement<Document>,
  documents: readonly Document[],
  audit: readonly AuditEntry[],
): Promise<Stored<Result>[]> {
  const stored: Stored<Result>[] = [];
  let pending = documents;
  let entries = audit;
  for (let run = 0; run < MOST_RUNS && pending.length > 0; run += 1) {
    const values = [JSON.stringify(pending), JSON.stringify(entries.map(auditDocument))];
    const rows = await runPrepared<{ object_id: string; result: Result | null }>(db, statement.name, statement.text, values);
    stored.push(...rows.flatMap(({ object_id: objectId, result }) => (result === null ? [] : [{ objectId, result }])));
    const isPending = new Set(rows.filter(({ result }) => result === null).map((row) => row.object_id));
    pending = pending.filter((document) => isPending.has(statement.idOf(document)));
    entries = entries.filter(({ objectId }) => objectId !== null && isPending.has(objectId));
  }
  if (pending.length > 0) throw new DomainError('UNAVAILABLE', `${statement.name}: others kept writing the same objects`);
  return stored;
}

/** Stores one document; returns its result. */
export async function storeOne<Result extends string, Document>(
  db: Kysely<Database>,
  statement: StoringStatement<Document>,
  document: Document,
  audit: AuditEntry,
): Promise<Result> {
  const [stored] = await store<Result, Document>(db, statement, [document], [audit]);
  if (stored === undefined) throw new DomainError('INTERNAL', `${statement.name}: no result for a document`);
  return stored.result;
}

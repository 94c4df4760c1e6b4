import { WarehouseError } from '../errors';
import type { QueryTable } from '../parse/table-value';

/** A template asks the database something that nobody answered yet. */
export class NeedsQuery extends WarehouseError {
  constructor(
    /** The query it asks. */
    readonly sql: string,
    file: string,
    node: string | undefined,
  ) {
    super(
      'template',
      `its template asks the database while it is compiled, which needs a connection: ${sql.trim().replace(/\s+/g, ' ').slice(0, 200)}`,
      { file },
      node,
    );
  }
}

/** Answers to what templates ask, by query. */
export interface Queries {
  get(sql: string): QueryTable | undefined;
}

import type { Settings } from '../stages';

/** Values a project is read with; the clock and the environment are handed in. */
export interface ParseOptions {
  /** Values given with this invocation; they win over dbt_project.yml. */
  readonly vars: Settings;
  /** What `env_var()` sees. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Schema of nodes that name none. */
  readonly targetSchema: string;
  readonly targetName: string;
  readonly runStartedAt: Date;
  readonly invocationId: string;
  /** Name of the database, as `target.database` gives it; default `postgres`. */
  readonly database?: string;
  /** Verb and options of the invocation, as `flags` gives them. */
  readonly which?: string;
  readonly fullRefresh?: boolean;
  readonly threads?: number;
}

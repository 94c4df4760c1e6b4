import type { ParseOptions } from '../parse/parse-options';
import type { ModelNode, Settings, SourceTable } from '../stages';
import type { Queries } from './needs-query';

/** Values and relations that SQL is made with: those that are served, or those under construction. */
export interface CompileOptions {
  readonly project: ParseOptions;
  /** What `ref()` to a node becomes. */
  relation(node: ModelNode): string;
  /** What `this` becomes. */
  self(node: ModelNode): string;
  /** What `source()` becomes; default its schema and identifier. */
  sourceRelation?(source: SourceTable): string;
  isIncremental(node: ModelNode): boolean;
  /** Constants of a unit test, instead of macros, vars and the environment. */
  readonly overrides?: { readonly macros: Settings; readonly vars: Settings; readonly env: Settings };
  /** Whether an ephemeral model becomes a CTE (default) or what `relation` says. */
  inlineEphemeral?(node: ModelNode): boolean;
  /** Answers to what templates ask the database; without one, a template that asks throws `NeedsQuery`. */
  readonly queries?: Queries;
  /** Told what templates log or warn of. */
  notice?(text: string, file: string): void;
}

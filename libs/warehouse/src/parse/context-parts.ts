import type { Value } from '../jinja/values';
import type { Project, RefName, Settings, SourceName } from '../stages';
import type { Ask } from './adapter-value';
import type { ParseOptions } from './parse-options';

/** What the functions of a template stand for in one stage. */
export interface ContextParts {
  readonly project: Project;
  readonly options: ParseOptions;
  /** Package of the node; its values win for `var()`. */
  readonly own: string;
  /** False while parsing: nothing may be asked of the database, and nothing is known of it. */
  readonly execute: boolean;
  readonly self: Value;
  /** The node as a mapping. */
  model(): Value;
  readonly settings: () => Settings;
  ref(name: RefName): Value;
  source(name: SourceName): Value;
  config(settings: Settings): void;
  isIncremental(): boolean;
  graph?(): Value;
  readonly ask: Ask;
  notice(text: string): void;
  /** Text of a template within the template, such as a variable that holds Jinja. */
  render(text: string): string;
}

/** Name of the database that templates see. */
export function databaseOf(options: ParseOptions): string {
  return options.database ?? 'postgres';
}

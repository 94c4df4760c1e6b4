import type { Place } from '../errors';
import type { MacroInfo, Plain, ProjectFile, RefName, Settings, SourceName } from '../stages';

/** What a template reads, calls and sets, learned by rendering it once. */
export interface Captured {
  readonly refs: readonly RefName[];
  readonly sources: readonly SourceName[];
  readonly settings: Settings;
  readonly macros: readonly string[];
}

/** A template to learn from: `file.text` is the template. */
export interface TemplateRequest {
  readonly file: ProjectFile;
  readonly node: string;
  readonly package: string;
  /** Kind of the node, for `model.resource_type` and what a template of its kind may use. */
  readonly kind: 'model' | 'snapshot' | 'test';
  /** Settings from dbt_project.yml and YAML, which `config.get` sees. */
  readonly settings: Settings;
}

/** A node on its way to a relation, as generate_schema_name and generate_alias_name see it. */
export interface NamedNode {
  readonly name: string;
  readonly package: string;
  readonly kind: string;
  readonly fqn: readonly string[];
  readonly path: string;
  readonly settings: Settings;
}

/** What parsing needs of the template engine. */
export interface Engine {
  readonly macros: readonly MacroInfo[];
  capture(request: TemplateRequest): Captured;
  /** Value of a text of YAML with Jinja in it: that of the expression when it is one alone, else text. */
  value(text: string, place: Place, own: string, doc?: (names: readonly string[]) => string): Plain;
  /** Id of the macro that a name means in a package, if there is one. */
  macro(name: string, own: string, namespace: string | null): string | null;
  schemaName(custom: string | null, node: NamedNode): string;
  aliasName(custom: string | null, node: NamedNode): string;
}

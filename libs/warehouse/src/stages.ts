/**
 * The stages of a build, each plain data made from the one before:
 * project (files) -> parsed (nodes) -> graph (edges) -> compiled (SQL) -> plan (order) -> run (results).
 */

/** A value as YAML and Jinja know them. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** One text file of the project; `path` is relative to the project directory, with forward slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** Stage 1: the files as they stand, sorted by path. */
export interface Project {
  readonly directory: string;
  readonly name: string;
  readonly config: ProjectConfig;
  readonly models: readonly ProjectFile[];
  readonly seeds: readonly ProjectFile[];
  readonly macros: readonly ProjectFile[];
  readonly tests: readonly ProjectFile[];
  readonly properties: readonly ProjectFile[];
}

/** dbt_project.yml: values for `var()` and configuration per folder. */
export interface ProjectConfig {
  readonly vars: Readonly<Record<string, Plain>>;
  readonly folders: Readonly<Record<'models' | 'seeds' | 'data_tests', Plain>>;
}

export type Materialization = 'view' | 'table' | 'seed';

/** An index that is built with the table, before anyone can read it. */
export interface IndexConfig {
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly type: string;
}

/** Configuration of a node: folder, then YAML, then `config()`, the later wins. */
export interface NodeConfig {
  readonly enabled: boolean;
  readonly materialized: Materialization;
  readonly schema: string | null;
  readonly tags: readonly string[];
  readonly indexes: readonly IndexConfig[];
  /** Privilege to roles, e.g. select to figures; given to the new table before the swap. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
  readonly columnTypes: Readonly<Record<string, string>>;
  readonly persistDocs: boolean;
}

export interface Column {
  readonly name: string;
  readonly description: string;
}

/** A SELECT (model) or a CSV file (seed) that becomes a relation. */
export interface ModelNode {
  readonly kind: 'model' | 'seed';
  /** `model.name` or `seed.name`. */
  readonly id: string;
  readonly name: string;
  readonly file: ProjectFile;
  readonly schema: string;
  readonly config: NodeConfig;
  readonly description: string;
  readonly grain: readonly string[];
  readonly columns: readonly Column[];
  readonly refs: readonly string[];
  readonly sources: readonly SourceName[];
}

/** A SELECT that must give no rows. */
export interface TestNode {
  readonly kind: 'test';
  /** `test.name`. */
  readonly id: string;
  readonly name: string;
  /** The Jinja text: a file of the project, or the call of a generic test from YAML. */
  readonly file: ProjectFile;
  /** Line of the YAML file that asked for a generic test. */
  readonly line?: number;
  readonly severity: 'error' | 'warn';
  readonly refs: readonly string[];
  readonly sources: readonly SourceName[];
}

export type Node = ModelNode | TestNode;

export interface SourceName {
  readonly source: string;
  readonly table: string;
}

/** A table that the project reads but does not build. */
export interface SourceTable extends SourceName {
  readonly schema: string;
  readonly identifier: string;
  readonly description: string;
}

/** Stage 2: what the files mean. */
export interface ParsedProject {
  readonly project: Project;
  readonly nodes: readonly Node[];
  readonly sources: readonly SourceTable[];
}

/** Stage 3: who reads whom, by node id; both maps have a key for every node. */
export interface Graph {
  readonly parsed: ParsedProject;
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/** SQL of one node, with the names of the relations that this build reads and writes. */
export interface CompiledNode {
  readonly node: Node;
  /** Finished SQL; empty for a seed. */
  readonly sql: string;
}

/** Stage 4: SQL per node, by node id. */
export interface CompiledProject {
  readonly graph: Graph;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
}

/** Stage 5: nodes in an order that respects the graph; a layer needs only the layers before it. */
export interface Plan {
  readonly compiled: CompiledProject;
  readonly order: readonly string[];
  readonly layers: readonly (readonly string[])[];
}

export type NodeStatus = 'ok' | 'warned' | 'failed' | 'skipped';

/** Stage 6: what became of one node; rows are rows written, or rows a test found wrong. */
export interface NodeResult {
  readonly id: string;
  readonly name: string;
  readonly kind: Node['kind'];
  readonly status: NodeStatus;
  readonly rows: number;
  readonly seconds: number;
  readonly message?: string;
}

/**
 * The stages of an invocation, each plain data made from the one before:
 * project (files) -> parsed (nodes) -> graph (edges) -> selected (ids) -> compiled (SQL) -> plan (order) -> run (results) -> artifacts.
 */

/** A value as YAML and Jinja know them. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** A mapping of plain values, as YAML and `config()` give it. */
export type Settings = Readonly<Record<string, Plain>>;

/** One text file of the project; `path` is relative to the project directory (or to that of its package), with forward slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** The files of the project itself or of an installed package, each list sorted by path. */
export interface Package {
  readonly name: string;
  readonly config: ProjectConfig;
  readonly models: readonly ProjectFile[];
  readonly seeds: readonly ProjectFile[];
  readonly snapshots: readonly ProjectFile[];
  readonly macros: readonly ProjectFile[];
  readonly tests: readonly ProjectFile[];
  /** Every YAML file beside those. */
  readonly properties: readonly ProjectFile[];
  /** Markdown files with docs blocks. */
  readonly docs: readonly ProjectFile[];
  /** CSV and SQL files under tests/fixtures, for unit tests. */
  readonly fixtures: readonly ProjectFile[];
  /** SELECTs that are compiled by nobody, kept to know their names. */
  readonly analyses: readonly ProjectFile[];
}

/** Stage 1: the files as they stand. The project itself comes first in `packages`. */
export interface Project {
  readonly directory: string;
  readonly name: string;
  readonly config: ProjectConfig;
  readonly packages: readonly Package[];
  readonly notices: readonly Notice[];
}

/** dbt_project.yml: values for `var()`, configuration per folder, hooks of the whole run. */
export interface ProjectConfig {
  /** dbt_project.yml itself. */
  readonly file: ProjectFile;
  /** Folders of each kind of file. */
  readonly paths: Readonly<
    Record<'models' | 'seeds' | 'snapshots' | 'macros' | 'tests' | 'analyses' | 'docs' | 'functions', readonly string[]>
  >;
  readonly profile: string | null;
  readonly version: string | null;
  readonly vars: Settings;
  readonly folders: Readonly<Record<'models' | 'seeds' | 'snapshots' | 'data_tests' | 'unit_tests' | 'sources' | 'exposures', Plain>>;
  readonly onRunStart: readonly string[];
  readonly onRunEnd: readonly string[];
  /** Order in which packages are searched, per package whose macros are dispatched. */
  readonly dispatch: Readonly<Record<string, readonly string[]>>;
  /** Whether models that are not public can be read within their package only. */
  readonly restrictAccess: boolean;
  readonly targetPath: string;
  readonly cleanTargets: readonly string[];
}

export type Materialization = 'view' | 'table' | 'incremental' | 'ephemeral' | 'seed' | 'snapshot';
export type IncrementalStrategy = 'append' | 'delete+insert' | 'merge';
export type OnSchemaChange = 'ignore' | 'fail' | 'append_new_columns' | 'sync_all_columns';

/** An index that is built with the table, before anyone can read it. */
export interface IndexConfig {
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly type: string;
}

/** How an incremental model takes up new rows. */
export interface IncrementalConfig {
  readonly strategy: IncrementalStrategy;
  readonly uniqueKey: readonly string[];
  readonly onSchemaChange: OnSchemaChange;
  /** Columns a merge updates, or leaves alone; empty means all. */
  readonly mergeUpdateColumns: readonly string[];
  readonly mergeExcludeColumns: readonly string[];
  readonly predicates: readonly string[];
}

/** How a snapshot sees that a row changed. */
export interface SnapshotConfig {
  readonly strategy: 'timestamp' | 'check';
  readonly uniqueKey: readonly string[];
  readonly updatedAt: string | null;
  readonly checkCols: 'all' | readonly string[];
  readonly hardDeletes: 'ignore' | 'invalidate' | 'new_record';
  /** SQL of the value of dbt_valid_to in current rows; default null. */
  readonly validToCurrent: string | null;
  /** Own names of dbt_valid_from, dbt_valid_to, dbt_scd_id, dbt_updated_at, dbt_is_deleted. */
  readonly columnNames: Readonly<Record<string, string>>;
}

/** Configuration of a node: folder, then YAML, then `config()`, the later wins. */
export interface NodeConfig {
  readonly enabled: boolean;
  readonly materialized: Materialization;
  readonly schema: string | null;
  readonly alias: string | null;
  readonly tags: readonly string[];
  readonly meta: Settings;
  readonly indexes: readonly IndexConfig[];
  /** Privilege to roles, e.g. select to figures; given to the new table before the swap. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
  readonly persistDocs: { readonly relation: boolean; readonly columns: boolean };
  readonly contract: boolean;
  readonly unlogged: boolean;
  /** true or false wins over --full-refresh. */
  readonly fullRefresh: boolean | null;
  readonly preHooks: readonly Hook[];
  readonly postHooks: readonly Hook[];
  readonly incremental: IncrementalConfig;
  readonly snapshot: SnapshotConfig;
  /** Seeds only. */
  readonly columnTypes: Readonly<Record<string, string>>;
  readonly delimiter: string;
  readonly quoteColumns: boolean;
  readonly group: string | null;
  readonly access: 'private' | 'protected' | 'public';
  /** Every setting as it was given, for the manifest. */
  readonly settings: Settings;
}

/** Jinja text of a statement that runs beside a model, in its transaction or outside. */
export interface Hook {
  readonly sql: string;
  readonly transaction: boolean;
}

export type ConstraintType = 'not_null' | 'unique' | 'primary_key' | 'foreign_key' | 'check';

/** A constraint of a contract; `columns` are those of the model, `expression` is that of a check or the target of a foreign key. */
export interface Constraint {
  readonly type: ConstraintType;
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly expression: string | null;
  /** Jinja of the table a foreign key points at, and its columns. */
  readonly to: string | null;
  readonly toColumns: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly dataType: string | null;
  readonly quote: boolean;
  readonly tags: readonly string[];
  readonly meta: Settings;
  readonly constraints: readonly Constraint[];
}

export interface SourceName {
  readonly source: string;
  readonly table: string;
}

/** A name given to `ref`: one argument, or package and name. */
export interface RefName {
  readonly package: string | null;
  readonly name: string;
}

interface NodeBase {
  /** dbt's unique id: `model.project.name`, `seed...`, `snapshot...`, `test.project.name.hash`, `unit_test.project.model.name`, `exposure.project.name`. */
  readonly id: string;
  readonly name: string;
  readonly package: string;
  /** Package, folders under the path of its kind, name: what folder configuration and selection go by. */
  readonly fqn: readonly string[];
  /** The file this node was read from; for what YAML asks for, the YAML file, with `line`. */
  readonly file: ProjectFile;
  readonly line?: number;
  readonly description: string;
  readonly tags: readonly string[];
  readonly meta: Settings;
  readonly refs: readonly RefName[];
  readonly sources: readonly SourceName[];
  /** Ids of macros the template calls: `macro.package.name`. */
  readonly macros: readonly string[];
}

/** A SELECT (model, snapshot) or a CSV file (seed) that becomes a relation. */
export interface ModelNode extends NodeBase {
  readonly kind: 'model' | 'seed' | 'snapshot';
  /** Jinja text of the SELECT (that of the block, for a snapshot block); the CSV, for a seed. */
  readonly template: string;
  readonly schema: string;
  /** Name of the relation in its schema: `config.alias`, else `name`. */
  readonly alias: string;
  readonly config: NodeConfig;
  readonly grain: readonly string[];
  readonly columns: readonly Column[];
  /** Constraints over several columns. */
  readonly constraints: readonly Constraint[];
  /** YAML file that describes it. */
  readonly patch?: { readonly path: string; readonly line: number };
}

/** A SELECT that must give no rows. */
export interface TestNode extends NodeBase {
  readonly kind: 'test';
  readonly template: string;
  readonly severity: 'error' | 'warn';
  readonly where: string | null;
  readonly limit: number | null;
  /** SQL of the number of failures; default count(*). */
  readonly failCalc: string;
  /** Conditions on that number, e.g. '> 10'; default != 0. */
  readonly warnIf: string;
  readonly errorIf: string;
  readonly storeFailures: boolean;
  /** Schema of stored failures. */
  readonly schema: string;
  readonly alias: string;
  /** Node a generic test is attached to, its column, kind and arguments. */
  readonly attached: string | null;
  readonly column: string | null;
  readonly generic: { readonly name: string; readonly namespace: string | null; readonly kwargs: Settings } | null;
  readonly settings: Settings;
}

/** Rows of a unit test: mappings (dict), or text in CSV or SQL. */
export type FixtureRows =
  { readonly format: 'dict'; readonly rows: readonly Settings[] } | { readonly format: 'csv' | 'sql'; readonly text: string };

/** A model with given rows in, and the rows expected out. */
export interface UnitTestNode extends NodeBase {
  readonly kind: 'unit_test';
  /** Id of the model under test. */
  readonly model: string;
  /** `input` is an expression: `ref('a')`, `source('s', 't')` or `this`. */
  readonly given: readonly { readonly input: string; readonly rows: FixtureRows }[];
  readonly expect: FixtureRows;
  readonly overrides: { readonly macros: Settings; readonly vars: Settings; readonly envVars: Settings };
}

/** Something outside that uses the models: a dashboard, an answer. Never run. */
export interface ExposureNode extends NodeBase {
  readonly kind: 'exposure';
  readonly type: string;
  readonly label: string | null;
  readonly maturity: string | null;
  readonly url: string | null;
  readonly owner: { readonly name: string | null; readonly email: string | null };
}

export type Node = ModelNode | TestNode | UnitTestNode | ExposureNode;

/** A table that the project reads but does not build. */
export interface SourceTable extends SourceName {
  /** `source.project.source.table`. */
  readonly id: string;
  readonly package: string;
  readonly fqn: readonly string[];
  readonly file: ProjectFile;
  readonly line?: number;
  readonly schema: string;
  readonly identifier: string;
  readonly description: string;
  readonly sourceDescription: string;
  readonly tags: readonly string[];
  readonly meta: Settings;
  readonly columns: readonly Column[];
  readonly loadedAtField: string | null;
  readonly freshness: Freshness | null;
  readonly settings: Settings;
}

/** How old the newest row of a source may be. */
export interface Freshness {
  readonly warnAfter: { readonly count: number; readonly period: 'minute' | 'hour' | 'day' } | null;
  readonly errorAfter: { readonly count: number; readonly period: 'minute' | 'hour' | 'day' } | null;
  readonly filter: string | null;
}

/** A macro of the project or a package, for the manifest. */
export interface MacroInfo {
  readonly id: string;
  readonly name: string;
  readonly package: string;
  readonly file: ProjectFile;
  readonly text: string;
  readonly description: string;
}

/** A docs block. */
export interface DocBlock {
  readonly id: string;
  readonly name: string;
  readonly package: string;
  readonly file: ProjectFile;
  readonly text: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly package: string;
  readonly file: ProjectFile;
  readonly owner: { readonly name: string | null; readonly email: string | null };
}

/** Something that was read and does nothing here; told aloud, never silently passed over. */
export interface Notice {
  readonly text: string;
  readonly file: string;
  readonly line?: number;
}

/** Stage 2: what the files mean. */
export interface ParsedProject {
  readonly project: Project;
  /** Enabled nodes only, in order of their ids. */
  readonly nodes: readonly Node[];
  readonly sources: readonly SourceTable[];
  readonly macros: readonly MacroInfo[];
  readonly docs: readonly DocBlock[];
  readonly groups: readonly Group[];
  /** Ids of nodes that are switched off. */
  readonly disabled: readonly string[];
  readonly notices: readonly Notice[];
}

/**
 * Stage 3: who reads whom, by id; sources are parents too. Both maps have a key for every node and source. A unit test has the model
 * under test and that model's parents as parents; it runs before its model.
 */
export interface Graph {
  readonly parsed: ParsedProject;
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/** Stage 4: the nodes that were asked for, of a verb's kinds, in no order. */
export interface Selected {
  readonly graph: Graph;
  readonly ids: ReadonlySet<string>;
}

/** SQL of one node, with the names of the relations that this build reads and writes. */
export interface CompiledNode {
  readonly node: Node;
  /** Finished SQL, ephemeral models in front as CTEs; empty for a seed. */
  readonly sql: string;
  /** Lines of `sql` that stand before the first line of the node's own text (CTEs of ephemeral models). */
  readonly lead: number;
  readonly preHooks: readonly Hook[];
  readonly postHooks: readonly Hook[];
}

/** Stage 5: SQL per selected node, by id. */
export interface CompiledProject {
  readonly selected: Selected;
  readonly nodes: ReadonlyMap<string, CompiledNode>;
  /** Nodes that are not in `nodes` because their template asks the database: the query, by id. */
  readonly waiting?: ReadonlyMap<string, string>;
  readonly onRunStart: readonly string[];
  readonly onRunEnd: readonly string[];
}

/** Stage 6: selected nodes in an order that respects the graph; a layer needs only the layers before it. */
export interface Plan {
  readonly compiled: CompiledProject;
  readonly order: readonly string[];
  readonly layers: readonly (readonly string[])[];
  /** What must be done before each node: its nearest planned ancestors, and the tests of what it reads. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

/** dbt's words: models, seeds and snapshots succeed or err; tests pass, warn, fail or err. */
export type NodeStatus = 'success' | 'error' | 'skipped' | 'pass' | 'fail' | 'warn';

/** Stage 7: what became of one node; rows are rows written, or rows a test found wrong. */
export interface NodeResult {
  readonly id: string;
  readonly name: string;
  readonly kind: 'model' | 'seed' | 'snapshot' | 'test' | 'unit_test';
  readonly status: NodeStatus;
  readonly rows: number;
  readonly seconds: number;
  readonly startedAt: Date;
  /** Which of the threads did it, from 1. */
  readonly thread: number;
  readonly message?: string;
  /** SQL that was run, with the names of the served relations. */
  readonly sql?: string;
  /** Served relation, as SQL writes it; none for a test. */
  readonly relation?: string;
}

/** One finished invocation, for the artifacts. */
export interface Invocation {
  readonly id: string;
  readonly verb: Verb;
  readonly startedAt: Date;
  readonly seconds: number;
  readonly results: readonly NodeResult[];
  /** Options as they were given, for `retry`. */
  readonly arguments: Settings;
  /** Why the artifacts could not be written; what was done in the database stands. */
  readonly artifactLoss?: string;
}

export const VERBS = ['build', 'run', 'test', 'seed', 'snapshot', 'compile'] as const;
export type Verb = (typeof VERBS)[number];

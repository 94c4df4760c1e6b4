export { readManifest, readRunResults } from './artifacts/read-artifacts';
export type { RunResults } from './artifacts/run-results-schema';
export { writeSources } from './artifacts/sources';
export { cleanProject, targetDirectoryOf } from './artifacts/target-folder';
export { writeManifest } from './artifacts/write-artifacts';
export { BuildFailed, buildProject, testProject, type RunSummary } from './build-project';
export { catalogOf } from './catalog';
export { writeDocs, type DocsOptions } from './docs/write-docs';
export { compileProject } from './compile/compile-project';
export { WarehouseError, type WarehouseErrorCode } from './errors';
export { invoke, type BuildProgress, type InvokeOptions, type RunOptions } from './invoke';
export { openMarts, type Marts, type MartsOptions } from './marts';
export { makePlan } from './plan/make-plan';
export { loadGraph, parseOptionsOf, type ProjectOptions } from './prepare-project';
export { checkFreshness, type FreshnessReport, type SourceFreshness } from './run/freshness';
export { show, type ShownTable } from './run/show';
export { RESOURCE_TYPES, type ResourceType } from './select/items';
export { LIST_OUTPUTS, listNodes, type ListOutput } from './select/list-nodes';
export { INDIRECT_SELECTIONS, type IndirectSelection } from './select/parse-selection';
export { selectNodes, type SelectionOptions } from './select/select-nodes';
export { VERBS } from './stages';
export type {
  CompiledNode,
  Graph,
  Invocation,
  ModelNode,
  Node,
  NodeResult,
  NodeStatus,
  Notice,
  Plan,
  Settings,
  TestNode,
  Verb,
} from './stages';

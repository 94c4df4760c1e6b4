export { BuildFailed, buildProject, testProject, type BuildProgress, type RunOptions, type RunSummary } from './build-project';
export { catalogOf } from './catalog';
export { WarehouseError, type WarehouseErrorCode } from './errors';
export { openMarts, type Marts, type MartsOptions } from './marts';
export { loadGraph, planOf, type ProjectOptions } from './prepare-project';
export type { Graph, ModelNode, Node, NodeResult, Plan, TestNode } from './stages';

export { BuildFailed, buildProject, testProject, type RunSummary } from './build-project';
export { catalogOf } from './catalog';
export { WarehouseError, type WarehouseErrorCode } from './errors';
export { invoke, type BuildProgress, type InvokeOptions, type RunOptions } from './invoke';
export { openMarts, type Marts, type MartsOptions } from './marts';
export { loadGraph, type ProjectOptions } from './prepare-project';
export type { Graph, Invocation, ModelNode, Node, NodeResult, NodeStatus, Notice, Plan, TestNode, Verb } from './stages';

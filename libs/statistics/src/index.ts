export { buildCube, flatDimension, TOTAL, type Cube, type CubeDimension, type CubeNode, type CubeRow } from './disclosure/cube';
export { DEFAULT_POLICY, policyOf, type DisclosurePolicy } from './disclosure/policy';
export { protect, type ProtectedTable, type CellStatus, type ProtectedCell } from './disclosure/protected-table';
export { UnprotectableTable } from './disclosure/suppress';

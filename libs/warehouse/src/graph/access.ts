import { WarehouseError } from '../errors';
import type { ModelNode, Node, ParsedProject } from '../stages';

/** Refuses a `ref` to a private model from outside its group, and to one of a package that keeps what is not public to itself. */
export function checkAccess(parsed: ParsedProject, node: Node, target: ModelNode): void {
  const home = parsed.project.packages.find((own) => own.name === target.package);
  if (home?.config.restrictAccess === true && node.package !== target.package && target.config.access !== 'public') {
    const place = { file: node.file.path, ...(node.line === undefined ? {} : { line: node.line }) };
    throw new WarehouseError(
      'unknown-ref',
      `ref('${target.name}') is not allowed: only public models of package '${target.package}' are`,
      place,
      node.name,
    );
  }
  if (target.config.access !== 'private' || node.kind === 'test' || node.kind === 'unit_test') return;
  const own = 'config' in node ? node.config.group : null;
  if (own !== null && own === target.config.group && node.package === target.package) return;
  const group = target.config.group === null ? 'no group' : `group '${target.config.group}'`;
  throw new WarehouseError(
    'unknown-ref',
    `ref('${target.name}') is not allowed: that model is private to ${group}`,
    { file: node.file.path, ...(node.line === undefined ? {} : { line: node.line }) },
    node.name,
  );
}

/** Refuses a node of a group that no YAML declares. */
export function checkGroups(parsed: ParsedProject): void {
  for (const node of parsed.nodes) {
    if (!('config' in node) || node.config.group === null) continue;
    const { group } = node.config;
    if (parsed.groups.some((one) => one.name === group && one.package === node.package)) continue;
    const place = node.patch ? { file: node.patch.path, line: node.patch.line } : { file: node.file.path };
    throw new WarehouseError('project', `there is no group '${group}'; declare it under groups: in YAML`, place, node.name);
  }
}

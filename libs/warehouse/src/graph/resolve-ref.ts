import type { ModelNode, Node, ParsedProject, RefName } from '../stages';

/** Finds the node that `ref` means in a package: of that package first, then of the project, then of any other. */
export type ResolveRef = (ref: RefName, own: string) => ModelNode | undefined;

/** Refs of a project; only models, seeds and snapshots can be read. */
export function refResolver(parsed: ParsedProject): ResolveRef {
  const order = parsed.project.packages.map((own) => own.name);
  const byName = new Map<string, ModelNode>();
  for (const node of parsed.nodes) if (isRelation(node)) byName.set(`${node.package}.${node.name}`, node);
  return (ref, own) => {
    const packages = ref.package === null ? [own, ...order] : [ref.package];
    return packages.flatMap((name) => byName.get(`${name}.${ref.name}`) ?? [])[0];
  };
}

/** Whether a node becomes a relation (or a CTE), so that others can read it. */
export function isRelation(node: Node): node is ModelNode {
  return node.kind === 'model' || node.kind === 'seed' || node.kind === 'snapshot';
}

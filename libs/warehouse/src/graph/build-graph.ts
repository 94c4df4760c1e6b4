import type { Graph, Node, ParsedProject } from '../stages';
import { checkAccess, checkGroups } from './access';
import { refuseCycle } from './cycles';
import { unknownRef, unknownSource } from './refusals';
import { refResolver, type ResolveRef } from './resolve-ref';
import { sourceResolver, type ResolveSource } from './resolve-source';

/** Stage 3: joins nodes by their refs and sources; an unknown or disabled name, or a cycle, is an error. */
export function buildGraph(parsed: ParsedProject): Graph {
  checkGroups(parsed);
  const resolveRef = refResolver(parsed);
  const resolveSource = sourceResolver(parsed);
  const own = new Map(parsed.nodes.map((node) => [node.id, readBy(node, parsed, resolveRef, resolveSource)]));
  const parents = new Map<string, readonly string[]>(parsed.sources.map((source) => [source.id, []]));
  for (const node of parsed.nodes) {
    const read = own.get(node.id) ?? [];
    // Rows are given for what the model under test reads, so those stand before a unit test too.
    const all = node.kind === 'unit_test' ? [node.model, ...(own.get(node.model) ?? []), ...read] : read;
    parents.set(node.id, [...new Set(all)]);
  }
  const children = new Map<string, string[]>([...parents.keys()].map((id) => [id, []]));
  for (const [id, read] of parents) for (const parent of read) children.get(parent)?.push(id);
  refuseCycle(parsed, parents);
  return { parsed, parents, children };
}

function readBy(node: Node, parsed: ParsedProject, resolveRef: ResolveRef, resolveSource: ResolveSource): string[] {
  const models = node.refs.map((ref) => {
    const target = resolveRef(ref, node.package);
    if (!target) throw unknownRef(parsed, node, ref);
    checkAccess(parsed, node, target);
    return target.id;
  });
  const tables = node.sources.map((name) => {
    const table = resolveSource(name, node.package);
    if (!table) throw unknownSource(parsed, node, name);
    return table.id;
  });
  return [...models, ...tables];
}

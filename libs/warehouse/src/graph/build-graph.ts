import { placeAt, WarehouseError, type Place } from '../errors';
import type { Graph, Node, ParsedProject } from '../stages';
import { nearestNames } from './nearest';

/** Stage 3: joins nodes by their refs; an unknown name or a cycle is an error. */
export function buildGraph(parsed: ParsedProject): Graph {
  const byName = new Map(parsed.nodes.filter((node) => node.kind !== 'test').map((node) => [node.name, node.id]));
  const parents = new Map<string, readonly string[]>();
  const children = new Map<string, string[]>(parsed.nodes.map((node) => [node.id, []]));
  for (const node of parsed.nodes) {
    checkSources(node, parsed);
    const own = node.refs.map((name) => byName.get(name) ?? refuse('unknown-ref', node, name, [...byName.keys()]));
    parents.set(node.id, own);
    for (const parent of own) children.get(parent)?.push(node.id);
  }
  refuseCycle(parsed, parents);
  return { parsed, parents, children };
}

function checkSources(node: Node, parsed: ParsedProject): void {
  const known = parsed.sources.map((source) => `${source.source}.${source.table}`);
  for (const { source, table } of node.sources) {
    if (!known.includes(`${source}.${table}`)) refuse('unknown-source', node, `${source}.${table}`, known);
  }
}

function refuse(code: 'unknown-ref' | 'unknown-source', node: Node, name: string, known: readonly string[]): never {
  const near = nearestNames(name, known);
  const what = code === 'unknown-ref' ? `ref('${name}'): there is no model or seed of that name` : `source '${name}' is not declared`;
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((candidate) => `'${candidate}'`).join(' or ')}?`;
  throw new WarehouseError(code, what + hint, placeOfName(node, name.split('.').at(-1) ?? name), node.name);
}

function placeOfName(node: Node, name: string): Place {
  if (node.kind === 'test' && node.line !== undefined) return { file: node.file.path, line: node.line };
  const index = node.file.text.search(new RegExp(`['"]${name}['"]`));
  return index < 0 ? { file: node.file.path } : { file: node.file.path, ...placeAt(node.file.text, index) };
}

function refuseCycle(parsed: ParsedProject, parents: ReadonlyMap<string, readonly string[]>): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    const start = path.indexOf(id);
    if (start >= 0) {
      // A node reads its parents, so the walk runs against the arrows of the data.
      const names = [...path.slice(start), id].map((step) => step.slice(step.indexOf('.') + 1));
      const node = parsed.nodes.find((candidate) => candidate.id === id);
      throw new WarehouseError('cycle', `models read each other in a circle: ${names.join(' -> ')}`, node && { file: node.file.path });
    }
    if (done.has(id)) return;
    for (const parent of parents.get(id) ?? []) visit(parent, [...path, id]);
    done.add(id);
  };
  for (const id of parents.keys()) visit(id, []);
}

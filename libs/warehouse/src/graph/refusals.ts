import { placeAt, WarehouseError, type Place } from '../errors';
import type { Node, ParsedProject, RefName, SourceName } from '../stages';
import { nearestNames } from './nearest';
import { isRelation } from './resolve-ref';

/** The error of a `ref` that means nothing: the node is switched off, its package is not there, or the name is unknown. */
export function unknownRef(parsed: ParsedProject, node: Node, ref: RefName): WarehouseError {
  const called = ref.package === null ? `ref('${ref.name}')` : `ref('${ref.package}', '${ref.name}')`;
  const packages = parsed.project.packages.map((own) => own.name);
  const refuse = (text: string) => new WarehouseError('unknown-ref', `${called}: ${text}`, placeOfName(node, ref.name), node.name);
  const off = parsed.disabled.find((id) => /^(model|seed|snapshot)\./.test(id) && id.endsWith(`.${ref.name}`));
  if (off !== undefined && (ref.package === null || off.split('.')[1] === ref.package))
    return refuse(`${off} is disabled; enable it or do not read it`);
  if (ref.package !== null && !packages.includes(ref.package)) {
    return refuse(`there is no package '${ref.package}' (is it in dbt_packages?)`);
  }
  const known = parsed.nodes.filter((one) => isRelation(one) && (ref.package === null || one.package === ref.package));
  return refuse(`there is no model, seed or snapshot of that name${hint(ref.name, [...new Set(known.map((one) => one.name))])}`);
}

/** The error of a source that no YAML declares, or that is switched off. */
export function unknownSource(parsed: ParsedProject, node: Node, { source, table }: SourceName): WarehouseError {
  const name = `${source}.${table}`;
  const off = parsed.disabled.some((id) => id.startsWith('source.') && id.endsWith(`.${name}`));
  const known = [...new Set(parsed.sources.map((one) => `${one.source}.${one.table}`))];
  const text = off ? `source '${name}' is disabled; enable it or do not read it` : `source '${name}' is not declared${hint(name, known)}`;
  return new WarehouseError('unknown-source', text, placeOfName(node, table), node.name);
}

function hint(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known);
  return near.length === 0 ? '' : `; did you mean ${near.map((candidate) => `'${candidate}'`).join(' or ')}?`;
}

function placeOfName(node: Node, name: string): Place {
  const from = node.line === undefined ? 0 : offsetOfLine(node.file.text, node.line);
  const found = new RegExp(`(['"])${name.replace(/[^\w]/g, '.')}\\1`).exec(node.file.text.slice(from));
  if (found) return { file: node.file.path, ...placeAt(node.file.text, from + found.index) };
  return node.line === undefined ? { file: node.file.path } : { file: node.file.path, line: node.line };
}

function offsetOfLine(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);
}

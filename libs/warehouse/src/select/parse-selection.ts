import { WarehouseError } from '../errors';
import { nearestNames } from '../graph/nearest';

/** Ways to name nodes, as dbt has them. */
export const METHODS = [
  'fqn',
  'tag',
  'group',
  'access',
  'source',
  'path',
  'file',
  'package',
  'config',
  'test_name',
  'test_type',
  'resource_type',
  'state',
  'exposure',
  'result',
  'unit_test',
] as const;
export type Method = (typeof METHODS)[number];

/** Methods that dbt knows for things that this runner does not have. */
const REFUSED: Readonly<Record<string, string>> = {
  metric: 'metrics are not built here',
  semantic_model: 'semantic models are not built here',
  saved_query: 'saved queries are not built here',
  source_status: 'compare the freshness of sources with the command freshness',
  version: 'models with versions are not supported',
  selector: 'selectors.yml is not supported; write the selection out',
};

export const INDIRECT_SELECTIONS = ['eager', 'cautious', 'buildable', 'empty'] as const;
/** Which tests come along with the models that are selected. */
export type IndirectSelection = (typeof INDIRECT_SELECTIONS)[number];

/** How far a criterion goes along the graph: a number of steps, all the way, or not at all. */
export type Reach = number | 'all' | 'none';

/** One word of a selection: a method with a value, and how far it goes. */
export interface Criterion {
  readonly text: string;
  readonly method: Method;
  /** What stands behind the method's name: `materialized` in `config.materialized:view`. */
  readonly path: readonly string[];
  readonly value: string;
  readonly parents: Reach;
  readonly children: Reach;
  /** `@`: the children, and all that these need. */
  readonly childrensParents: boolean;
}

/** Criteria joined by commas: nodes must match all. */
export interface Intersection {
  readonly text: string;
  readonly criteria: readonly Criterion[];
}

const WORD =
  /^(?<childrensParents>@)?(?:(?<parentsDepth>\d*)(?<parents>\+))?(?:(?<method>[\w.]+):)?(?<value>.*?)(?:(?<children>\+)(?<childrenDepth>\d*))?$/;

/** Reads `--select` or `--exclude`: each text may hold several words. A word that cannot be read is a `WarehouseError`. */
export function parseSelection(texts: readonly string[]): readonly Intersection[] {
  const words = texts.flatMap((text) => text.split(/\s+/));
  const filled = words.filter((word) => word !== '');
  return (filled.length > 0 ? filled : words.slice(0, 1)).map((text) => ({ text, criteria: text.split(',').map(parseCriterion) }));
}

function parseCriterion(text: string): Criterion {
  const groups = WORD.exec(text)?.groups;
  if (!groups) throw new WarehouseError('selection', `the selection '${text}' cannot be read`);
  const value = groups['value'] ?? '';
  const [method, path] = methodOf(groups['method'], value, text);
  const childrensParents = groups['childrensParents'] !== undefined;
  const children = reach(groups['children'], groups['childrenDepth']);
  if (childrensParents && children !== 'none') {
    throw new WarehouseError('selection', `the selection '${text}' has @ in front and + behind; use one of them`);
  }
  return { text, method, path, value, parents: reach(groups['parents'], groups['parentsDepth']), children, childrensParents };
}

function reach(sign: string | undefined, depth: string | undefined): Reach {
  if (sign === undefined) return 'none';
  return depth === undefined || depth === '' ? 'all' : Number(depth);
}

function methodOf(given: string | undefined, value: string, text: string): [Method, readonly string[]] {
  if (given === undefined) return [defaultMethod(value), []];
  const [name = '', ...path] = given.split('.');
  const method = METHODS.find((candidate) => candidate === name);
  if (method) return [method, path];
  const reason = REFUSED[name] ?? nearest(name);
  throw new WarehouseError('selection', `the selection '${text}' uses the method '${name}': ${reason}`);
}

function nearest(name: string): string {
  const near = nearestNames(name, METHODS)[0];
  return near === undefined ? `known are ${METHODS.join(', ')}` : `did you mean '${near}'?`;
}

function defaultMethod(value: string): Method {
  if (value.includes('/')) return 'path';
  return /\.(sql|py|csv)$/i.test(value) ? 'file' : 'fqn';
}

import { WarehouseError } from '../errors';
import { nearestNames } from '../graph/nearest';
import type { Manifest } from '../artifacts/manifest-schema';
import type { RunResults } from '../artifacts/run-results-schema';
import type { Graph, Selected, Verb } from '../stages';
import { evaluate } from './evaluate';
import { itemsOf, type Items, type ResourceType } from './items';
import { checkCriterion } from './match';
import { parseSelection, type IndirectSelection, type Intersection } from './parse-selection';
import { stateTest } from './state';

/** What a selection is for; it decides which kinds of nodes can be in it. */
export type SelectionPurpose = Verb | 'list' | 'freshness';

/** A selection as the command line gives it. */
export interface SelectionOptions {
  /** Texts of `--select`; none means everything. */
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  /** Which tests come along; default eager. */
  readonly indirectSelection?: IndirectSelection;
  /** Kinds to keep, or to leave out, of those that the purpose has. */
  readonly resourceTypes?: readonly ResourceType[];
  readonly excludeResourceTypes?: readonly ResourceType[];
}

export interface SelectNodesOptions extends SelectionOptions {
  readonly verb: SelectionPurpose;
  /** Earlier manifest and results, for `state:` and `result:`. */
  readonly state?: Manifest | undefined;
  readonly results?: RunResults | undefined;
  /** Told each part of the selection that matches nothing. */
  onWarning?(text: string): void;
}

const KINDS: Readonly<Record<SelectionPurpose, readonly ResourceType[]>> = {
  build: ['model', 'seed', 'snapshot', 'test', 'unit_test'],
  run: ['model'],
  test: ['test', 'unit_test'],
  seed: ['seed'],
  snapshot: ['snapshot'],
  compile: ['model', 'seed', 'snapshot', 'test'],
  list: ['model', 'seed', 'snapshot', 'test', 'unit_test', 'source', 'exposure'],
  freshness: ['source'],
};

const EVERYTHING = ['fqn:*', 'source:*', 'exposure:*'];

/** Stage 4: the nodes of a verb's kinds that were asked for, by dbt's rules. A text that cannot be read is a `WarehouseError`. */
export function selectNodes(graph: Graph, options: SelectNodesOptions): Selected {
  const include = parseSelection(options.select && options.select.length > 0 ? options.select : EVERYTHING);
  const exclude = options.exclude && options.exclude.length > 0 ? parseSelection(options.exclude) : [];
  for (const part of [...include, ...exclude]) part.criteria.forEach(checkCriterion);
  const items = itemsOf(graph);
  let statuses: ReadonlyMap<string, string> | undefined;
  const isGiven = (options.select?.length ?? 0) > 0;
  const ids = evaluate(include, exclude, {
    items,
    indirect: options.indirectSelection ?? 'eager',
    context: {
      projectName: graph.parsed.project.name,
      state: stateTest(graph, options.state),
      resultOf: (id) => (statuses ??= statusesOf(options.results)).get(id),
    },
    onNothing: (part) => {
      if (isGiven || exclude.includes(part)) options.onWarning?.(nothingMatches(part, items));
    },
  });
  const kinds = kindsOf(options);
  return { graph, ids: new Set([...ids].filter((id) => kinds.has(items.all.get(id)?.resourceType ?? 'source'))) };
}

function kindsOf({ verb, resourceTypes = [], excludeResourceTypes = [] }: SelectNodesOptions): Set<ResourceType> {
  const wanted = KINDS[verb].filter((kind) => resourceTypes.length === 0 || resourceTypes.includes(kind));
  return new Set(wanted.filter((kind) => !excludeResourceTypes.includes(kind)));
}

function statusesOf(results: RunResults | undefined): ReadonlyMap<string, string> {
  if (!results) throw new WarehouseError('selection', "'result:' compares with an earlier run: name its target folder with --state");
  return new Map(results.results.map((result) => [result.unique_id, result.status]));
}

function nothingMatches(part: Intersection, items: Items): string {
  const names = [...new Set([...items.all.values()].map((item) => item.name))];
  const [only, ...others] = part.criteria;
  const near = only && others.length === 0 && ['fqn', 'file'].includes(only.method) ? nearestNames(only.value, names) : [];
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((name) => `'${name}'`).join(' or ')}?`;
  return `The selection criterion '${part.text}' does not match any enabled nodes${hint}`;
}

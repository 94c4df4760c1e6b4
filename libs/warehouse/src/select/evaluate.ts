import type { Items } from './items';
import { matches, type MatchContext } from './match';
import type { Criterion, IndirectSelection, Intersection } from './parse-selection';
import { walk, withRelatives } from './reach';

/** Nodes selected, and tests that may join them once all that they read is selected too. */
interface Found {
  readonly direct: ReadonlySet<string>;
  readonly withTests: ReadonlySet<string>;
}

/** What a selection is evaluated on. */
export interface Evaluation {
  readonly items: Items;
  readonly indirect: IndirectSelection;
  readonly context: MatchContext;
  /** Told each part of the selection that matches nothing. */
  onNothing(part: Intersection): void;
}

/** Ids of the nodes that `include` names and `exclude` does not. */
export function evaluate(include: readonly Intersection[], exclude: readonly Intersection[], evaluation: Evaluation): Set<string> {
  const included = union(include, evaluation);
  const excluded = union(exclude, evaluation);
  return difference(included.direct, excluded.direct);
}

function union(parts: readonly Intersection[], evaluation: Evaluation): Found {
  const found = parts.map((part) => intersection(part, evaluation));
  const all = (sets: readonly ReadonlySet<string>[]) => new Set(sets.flatMap((set) => [...set]));
  return joined(all(found.map(({ direct }) => direct)), all(found.map(({ withTests }) => withTests)), evaluation);
}

function intersection(part: Intersection, evaluation: Evaluation): Found {
  const found = part.criteria.map((criterion) => single(criterion, evaluation));
  const common = (sets: readonly ReadonlySet<string>[]) => {
    const [first = new Set<string>(), ...rest] = sets;
    return new Set([...first].filter((id) => rest.every((set) => set.has(id))));
  };
  const result = joined(common(found.map(({ direct }) => direct)), common(found.map(({ withTests }) => withTests)), evaluation);
  if (result.direct.size === 0) evaluation.onNothing(part);
  return result;
}

function single(criterion: Criterion, { items, indirect, context }: Evaluation): Found {
  const named = new Set([...items.all.values()].filter((item) => matches(item, criterion, context)).map(({ id }) => id));
  const selected = withRelatives(named, criterion, items);
  if (indirect === 'empty') return { direct: selected, withTests: selected };
  const tests = [...walk(selected, items.children, 1)].filter((id) => isTest(id, items));
  const covered = coverage(selected, indirect, items);
  if (indirect === 'buildable') for (const [id, item] of items.all) if (item.resourceType === 'source') covered.add(id);
  const isComplete = (id: string) => indirect === 'eager' || readsOnly(id, covered, items);
  return { direct: new Set([...selected, ...tests.filter(isComplete)]), withTests: new Set([...selected, ...tests]) };
}

/** Takes in the waiting tests whose parents have all come together now. */
function joined(direct: ReadonlySet<string>, withTests: ReadonlySet<string>, { items, indirect }: Evaluation): Found {
  if (indirect !== 'cautious' && indirect !== 'buildable') return { direct, withTests: new Set([...direct, ...withTests]) };
  const covered = coverage(direct, indirect, items);
  const complete = [...withTests].filter((id) => items.all.get(id)?.resourceType === 'test' && readsOnly(id, covered, items));
  const result = new Set([...direct, ...complete]);
  return { direct: result, withTests: new Set([...result, ...withTests]) };
}

function coverage(selected: ReadonlySet<string>, indirect: IndirectSelection, items: Items): Set<string> {
  return new Set([...selected, ...(indirect === 'buildable' ? walk(selected, items.parents, 'all') : [])]);
}

function readsOnly(id: string, covered: ReadonlySet<string>, items: Items): boolean {
  return (items.parents.get(id) ?? []).every((parent) => covered.has(parent));
}

function isTest(id: string, items: Items): boolean {
  return ['test', 'unit_test'].includes(items.all.get(id)?.resourceType ?? '');
}

function difference(included: ReadonlySet<string>, excluded: ReadonlySet<string>): Set<string> {
  return new Set([...included].filter((id) => !excluded.has(id)));
}

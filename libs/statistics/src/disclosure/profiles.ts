import { at } from './at';
import type { Axis } from './geometry';

/** How an exchange runs along one dimension: the nodes it touches beside the starting one, and whether each goes along (+1) or against (-1). */
export interface Profile {
  readonly nodes: readonly number[];
  readonly signs: readonly number[];
  readonly isVaried: boolean;
}

const STILL: Profile = { nodes: [], signs: [], isVaried: false };

/** The ways along one dimension from one node, cheapest first. */
export interface Ways {
  /** Open parent: only a sibling can take what this node gives. */
  readonly underOpen: readonly Profile[];
  /** Closed parent: the totals above may go along, or a node elsewhere takes it. */
  readonly underClosed: readonly Profile[];
}

/** Makes and remembers the ways of each node of each dimension. */
export function waysFinder(axes: readonly Axis[]): (dimension: number, node: number) => Ways {
  const known = axes.map(() => new Map<number, Ways>());
  return (dimension, node) => {
    const ofDimension = at(known, dimension);
    const found = ofDimension.get(node) ?? waysOf(at(axes, dimension), node);
    ofDimension.set(node, found);
    return found;
  };
}

function waysOf(axis: Axis, node: number): Ways {
  const parent = at(axis.parent, node);
  if (!axis.isAdditive || parent < 0) return { underOpen: [STILL], underClosed: [STILL] };
  const siblings = at(axis.children, parent).filter((other) => other !== node);
  const cousins = at(axis.levels, at(axis.depth, node)).filter((other) => at(axis.parent, other) !== parent);
  const underOpen = siblings.map((other) => exchangeWith(axis, node, other));
  const held: Profile = { ...upwards(axis, node), isVaried: false };
  return { underOpen, underClosed: [held, ...underOpen, ...cousins.map((other) => exchangeWith(axis, node, other))] };
}

function upwards(axis: Axis, node: number): Pick<Profile, 'nodes' | 'signs'> {
  const nodes: number[] = [];
  for (let up = at(axis.parent, node); up >= 0; up = at(axis.parent, up)) nodes.push(up);
  return { nodes, signs: nodes.map(() => 1) };
}

/** One more here is one fewer there; the totals above both stay, those above only one of them change with it. */
function exchangeWith(axis: Axis, node: number, other: number): Profile {
  const nodes: number[] = [];
  const signs: number[] = [];
  let [here, there] = [node, other];
  while (here !== there) {
    if (here !== node) {
      nodes.push(here);
      signs.push(1);
    }
    nodes.push(there);
    signs.push(-1);
    here = at(axis.parent, here);
    there = at(axis.parent, there);
  }
  return { nodes, signs, isVaried: true };
}

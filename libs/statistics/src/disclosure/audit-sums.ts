import { overlappingLinesOf, linesOf, type Line } from './audit';
import { nodesOf } from './geometry';
import type { Suppression } from './suppression';

/**
 * What an independent reader gets by taking the shown members of a line from its shown total: what the hidden ones count together.
 * Gives the totals under which that is 1 to threshold - 1; where members do not add up, also those that count so few beside the
 * complement. Must be empty.
 */
export function thinSums(state: Suppression, threshold: number): number[] {
  const { closed, values } = state;
  const lines = [...linesOf(state), ...overlappingLinesOf(state).adding];
  const found = lines.filter(([total, parts]) => isThin(closed, total, parts, (cell) => values[cell]!, threshold));
  return [...found.map(([total]) => total), ...thinBesideComplement(state, threshold)];
}

function isThin(closed: Uint8Array, total: number, parts: readonly number[], known: (cell: number) => number, threshold: number): boolean {
  if (closed[total] === 1) return false;
  const rest = parts.reduce((left, part) => (closed[part] === 1 ? left : left - known(part)), known(total));
  return rest > 0 && rest < threshold;
}

/** The same for total less complement: shown by itself, and along every line of complements. */
function thinBesideComplement(state: Suppression, threshold: number): number[] {
  const { axes, closed, values } = state;
  const nodes = new Int32Array(axes.length);
  const found: number[] = [];
  axes.forEach(({ complement, stride }, dimension) => {
    if (complement < 0) return;
    const isComplement = (cell: number) => nodesOf(axes, cell, nodes)[dimension] === complement;
    const beside = (cell: number) => values[cell - complement * stride]! - values[cell]!;
    const lines: Line[] = linesOf(state).filter(([total]) => isComplement(total));
    for (const [total, parts] of lines) if (isThin(closed, total, parts, beside, threshold)) found.push(total);
    for (let cell = 0; cell < closed.length; cell++) {
      if (isComplement(cell) && closed[cell] === 0 && beside(cell) > 0 && beside(cell) < threshold) found.push(cell);
    }
  });
  return found;
}

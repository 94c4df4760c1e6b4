/** The places nearest to those wanted (least squares) that keep their order and a gap between neighbours. */
export function closestWithGaps(wanted: readonly number[], gap: number): number[] {
  const groups: { sum: number; count: number }[] = [];
  for (const [index, value] of wanted.entries()) {
    let group = { sum: value - index * gap, count: 1 };
    for (let last = groups.at(-1); last && last.sum / last.count > group.sum / group.count; last = groups.at(-1)) {
      group = { sum: group.sum + last.sum, count: group.count + last.count };
      groups.pop();
    }
    groups.push(group);
  }
  return groups.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count)).map((value, index) => value + index * gap);
}

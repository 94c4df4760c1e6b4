import { func } from './arguments';
import { equal, Thing, Tuple, Undefined, type Value } from './values';

/** What `loop` is in one round of a loop. */
export function loopValue(items: readonly Value[], index: number, state: { changed: Value | undefined }): Thing {
  const around = (at: number) => items[at] ?? (at >= 0 && at < items.length ? null : new Undefined('loop item'));
  const attributes: Readonly<Record<string, () => Value>> = {
    index: () => index + 1,
    index0: () => index,
    revindex: () => items.length - index,
    revindex0: () => items.length - index - 1,
    first: () => index === 0,
    last: () => index === items.length - 1,
    length: () => items.length,
    previtem: () => around(index - 1),
    nextitem: () => around(index + 1),
    depth: () => 1,
    depth0: () => 0,
    cycle: () => func('cycle', (args) => args.positional[index % args.positional.length] ?? null),
    changed: () =>
      func('changed', (args) => {
        const now = new Tuple([...args.positional]);
        const same = state.changed !== undefined && equal(state.changed, now);
        state.changed = now;
        return !same;
      }),
  };
  return new Thing({ kind: 'loop', attributes: (name) => (Object.hasOwn(attributes, name) ? attributes[name]?.() : undefined) });
}

import type { Freshness } from '../stages';
import type { SourceTableProperties } from './property-schema';

type Given = SourceTableProperties['freshness'];
type Age = Freshness['warnAfter'];

/** Joins freshness from the outside in: a later `null` switches it off, later counts and periods win. */
export function mergeFreshness(levels: readonly Given[]): Freshness | null {
  const merged = levels.reduce<Freshness | null>(
    (base, level) => (level === undefined ? base : level === null ? null : over(base, level)),
    null,
  );
  return merged !== null && merged.warnAfter === null && merged.errorAfter === null ? null : merged;
}

function over(base: Freshness | null, level: NonNullable<Given>): Freshness {
  return {
    warnAfter: 'warn_after' in level ? toAge(level.warn_after, base?.warnAfter ?? null) : (base?.warnAfter ?? null),
    errorAfter: 'error_after' in level ? toAge(level.error_after, base?.errorAfter ?? null) : (base?.errorAfter ?? null),
    filter: level.filter ?? base?.filter ?? null,
  };
}

function toAge(
  given: { readonly count?: number | null | undefined; readonly period?: 'minute' | 'hour' | 'day' | null | undefined } | null | undefined,
  base: Age,
): Age {
  if (given === null || given === undefined) return null;
  const count = given.count ?? base?.count;
  const period = given.period ?? base?.period;
  return count === undefined || period === undefined ? null : { count, period };
}

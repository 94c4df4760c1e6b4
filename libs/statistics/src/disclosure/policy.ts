/** Which counts may leave the house. Dated data with an owner; goes with every table. */
export interface DisclosurePolicy {
  /** Short name with version, for the ledger and the reader. */
  readonly code: string;
  /** Counts from 1 up to and including threshold - 1 never leave. */
  readonly threshold: number;
  /** The rule in Dutch, as it is printed with every table. */
  readonly statement: string;
}

/** The policy of the register: no count of 1-9 leaves (Wpg art. 22, Wjsg art. 15). */
export const DEFAULT_POLICY: DisclosurePolicy = policyOf('drempel-10', 10);

/** A minimum-frequency policy with its Dutch statement; threshold is at least 2. */
export function policyOf(code: string, threshold: number): DisclosurePolicy {
  if (!Number.isInteger(threshold) || threshold < 2) throw new RangeError('A disclosure threshold is a whole number of at least 2');
  return {
    code,
    threshold,
    statement:
      `Aantallen van 1 tot en met ${threshold - 1} worden niet getoond, en evenmin de aantallen waaruit zij binnen dezelfde tabel zijn af te leiden. ` +
      'Onder een niet getoond aantal wordt niets verder uitgesplitst. Nul wordt getoond, tenzij een nul nodig is om een ander aantal te beschermen.',
  };
}

/** Why a figure cannot be given; closed list, published. */
export const CAUSES = [
  'not-registered-before',
  'as-of-before-registration',
  'no-link',
  'too-recent',
  'legal-limit',
  'not-refreshed',
  'table-too-large',
  'unknown-measure',
  'unknown-dimension',
  'unknown-member',
  'invalid-period',
] as const;

export type Cause = (typeof CAUSES)[number];

/** "Cannot be answered, because ..." is an answer. */
export interface FigureUnavailable {
  readonly kind: 'unavailable';
  readonly cause: Cause;
  /** The reason in Dutch, a whole sentence. */
  readonly explanation: string;
}

export function unavailable(cause: Cause, explanation: string): FigureUnavailable {
  return { kind: 'unavailable', cause, explanation };
}

export function isUnavailable(value: object): value is FigureUnavailable {
  return 'kind' in value && value.kind === 'unavailable';
}

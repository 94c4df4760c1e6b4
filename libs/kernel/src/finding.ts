/** One thing a rule has to say about input: where (GraphQL path), which rule, and in Dutch what to do. */
export interface Finding {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** True when at least one finding refuses the input; warnings alone do not. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

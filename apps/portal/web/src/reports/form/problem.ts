/** One thing wrong with the form: the field's name as react-hook-form knows it, and what to do about it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** A field's path with numbers taken out, as labels and known fields are written: victims.2.age is victims.#.age. */
export function patternOf(field: string): string {
  return field.replace(/\.\d+(?=\.|$)/g, '.#');
}

/** Paths of the service that go by another name on the screen. */
const RENAMED: Readonly<Record<string, string>> = {
  'place.municipalityCode': 'place.municipality',
  'victims.#.municipalityCode': 'victims.#.municipality',
};

function renamed(field: string): string {
  const target = RENAMED[patternOf(field)];
  if (!target) return field;
  return [...field.split('.').slice(0, -1), target.split('.').at(-1)].join('.');
}

/**
 * Field a problem of the service belongs to: `input.victims[0].age` becomes `victims.0.age`. A path deeper than the screen's
 * fields goes to the nearest field above it; empty text when there is none, so that the problem is still shown in the summary.
 */
export function fieldOfPath(path: string, isField: (pattern: string) => boolean): string {
  const segments = renamed(path.replace(/^input\.?/, '').replace(/\[(\d+)\]/g, '.$1')).split('.');
  while (segments.length > 0) {
    const field = segments.join('.');
    if (isField(patternOf(field))) return field;
    segments.pop();
  }
  return '';
}

/** Identifier of a field's element in the page, for links from the summary. */
export function fieldId(field: string): string {
  return `veld-${field.replaceAll('.', '-')}`;
}

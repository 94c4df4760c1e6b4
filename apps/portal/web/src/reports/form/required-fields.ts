import type { FieldProblem } from './problem';
import type { ReportValues } from './report-values';
import { text } from './text';

/** Fields that were left open and without which a report cannot be read; what is filled in is for the service to judge. */
export function missingFields(values: ReportValues): FieldProblem[] {
  const missing: FieldProblem[] = [];
  const need = (field: string, value: string, message: string = text.problems.choose): void => {
    if (value.trim() === '') missing.push({ field, message });
  };
  need('reportType', values.reportType);
  need('receivedOn', values.receivedOn, text.problems.receivedOn);
  need('routeIn', values.routeIn);
  need('place.kind', values.place.kind);
  if (values.place.kind === 'municipality') need('place.municipality', values.place.municipality?.code ?? '', text.problems.municipality);
  values.victims.forEach((victim, index) => {
    need(`victims.${index}.sex`, victim.sex);
    need(`victims.${index}.relation`, victim.relation);
  });
  values.suspects.forEach((suspect, index) => need(`suspects.${index}.sex`, suspect.sex));
  need('outcome', values.outcome);
  return missing;
}

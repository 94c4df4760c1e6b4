import type { FieldPath } from 'react-hook-form';
import type { ReportValues } from './report-values';

/** What react-hook-form holds: the report, and for a correction its reason. */
export interface FormValues extends ReportValues {
  reason: string;
}

/** Name of a field in the form, such as victims.0.age. */
export type FieldName = FieldPath<FormValues>;

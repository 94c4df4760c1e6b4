import { request } from '../../api/request';
import type { RegisterReportInput } from '../../generated/intake/graphql';
import { checkReportMutation, correctReportMutation, registerReportMutation } from '../reports.intake';
import { asNew } from './as-new';
import type { Outcome, Warning } from './outcome';

type Content = Omit<RegisterReportInput, 'id'>;

export async function register(id: string, content: Content): Promise<Outcome> {
  const { registerReport: result } = await request('intake', registerReportMutation, { input: { id, ...content } });
  if (result.__typename === 'ReportRefused') return { kind: 'refused', problems: result.problems };
  return { kind: 'stored', ...result.report, warnings: result.warnings };
}

export async function correct(id: string, expectedRevision: number, reason: string, content: Content): Promise<Outcome> {
  const { correctReport: result } = await request('intake', correctReportMutation, { input: { id, expectedRevision, reason, ...content } });
  switch (result.__typename) {
    case 'ReportRefused':
      return { kind: 'refused', problems: result.problems };
    case 'ReportConflict':
      return { kind: 'conflict', current: result.current };
    case 'ReportNotFound':
      return { kind: 'gone' };
    case 'ReportCorrected':
      return { kind: 'stored', ...result.report, warnings: result.warnings };
  }
}

/** Asks what registering would say, storing nothing: problems that refuse, or else warnings. */
export async function check(
  id: string,
  content: Content,
): Promise<{ readonly problems: readonly Warning[]; readonly warnings: readonly Warning[] }> {
  const { checkReport: result } = await request('intake', checkReportMutation, { input: { id, ...asNew(content) } });
  return result.__typename === 'ReportRefused' ? { problems: result.problems, warnings: [] } : { problems: [], warnings: result.warnings };
}

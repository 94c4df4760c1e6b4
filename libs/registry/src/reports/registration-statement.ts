import type { Principal } from '@register/kernel';
import { asRegistrar } from '../access';
import { auditDocument, auditEntry } from '../audit/audit.repository';
import type { RegistryDeps } from '../deps';
import { prepareReport } from './report-document';
import type { ReportDraft } from './report-draft';
import { registeringReports } from './report.repository';

/** The prepared statement that `registerReport` sends for a valid draft, so that a benchmark can send the very same one bare. */
export function registrationStatement(
  deps: RegistryDeps,
  principal: Principal,
  draft: ReportDraft,
  requestId: string,
): { name: string; text: string; values: string[] } {
  const registrar = asRegistrar(deps, principal);
  const by = { unitCode: registrar.unitCode, recordedAt: deps.clock(), recordedBy: registrar.subject };
  const { document } = prepareReport(draft, { revision: 1, action: 'registered', reason: null }, by, deps);
  const audit = auditEntry(deps, registrar, { action: 'register-report', objectKind: 'report', objectId: document.report_id, requestId });
  const { name, text } = registeringReports;
  return { name, text, values: [JSON.stringify([document]), JSON.stringify([auditDocument(audit)])] };
}

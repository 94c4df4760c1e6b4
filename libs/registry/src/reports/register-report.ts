import { DomainError, hasErrors, isUuid, todayIn } from '@register/kernel';
import type { Finding, Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import { auditEntry } from '../audit/audit.repository';
import type { Registrar, RegistryDeps } from '../deps';
import { problem } from '../findings/finding';
import { refuse, warningsOf } from '../refusal';
import { storeOne } from '../storing';
import type { Report } from './report';
import { prepareReport } from './report-document';
import type { PreparedReport, Recording } from './report-document';
import type { ReportDraft } from './report-draft';
import type { RegisterReportOutcome } from './report-outcome';
import { assembleReport, readReport, registeringReports } from './report.repository';
import type { RegistrationResult } from './report.repository';
import { validateNewReport } from './report.rules';

const ID_IN_USE = 'Onder dit kenmerk staat al een andere melding. Maak een nieuwe melding, of corrigeer de bestaande.';

function newReport({ content, document, reportNumber }: PreparedReport, by: Recording): Report {
  const { recordedAt, recordedBy, unitCode } = by;
  const head = { id: document.report_id, reportNumber, unitCode, registeredAt: recordedAt, content };
  return assembleReport(head, [{ revision: 1, action: 'registered', reason: null, recordedAt, recordedBy }]);
}

async function storedReport(deps: RegistryDeps, registrar: Registrar, id: string): Promise<Report> {
  const report = await readReport(deps.db, registrar.unitCode, id);
  if (report === null) throw new DomainError('INTERNAL', 'a stored report cannot be read');
  return report;
}

/**
 * Registers a report in one statement with its audit row. The client's id makes it idempotent: the same content under the
 * same id gives the report that is there; other content is refused. Throws FORBIDDEN unless a registrar of a unit asks.
 */
export async function registerReport(
  deps: RegistryDeps,
  principal: Principal,
  input: ReportDraft,
  requestId: string,
): Promise<RegisterReportOutcome> {
  const action = { action: 'register-report', objectKind: 'report', objectId: isUuid(input.id) ? input.id.toLowerCase() : null, requestId };
  const registrar = await admitRegistrar(deps, principal, action);
  const findings: Finding[] = validateNewReport(input, deps.codes, todayIn(deps.clock));
  if (hasErrors(findings)) return refuse(deps, registrar, action, findings);
  const by = { unitCode: registrar.unitCode, recordedAt: deps.clock(), recordedBy: registrar.subject };
  const prepared = prepareReport(input, { revision: 1, action: 'registered', reason: null }, by, deps);
  const result = await storeOne<RegistrationResult, PreparedReport['document']>(
    deps.db,
    registeringReports,
    prepared.document,
    auditEntry(deps, registrar, action),
  );
  const warnings = warningsOf(findings);
  switch (result) {
    case 'done':
      return { kind: 'registered', report: newReport(prepared, by), warnings };
    case 'replayed':
      return { kind: 'replayed', report: await storedReport(deps, registrar, prepared.document.report_id), warnings };
    case 'refused':
      return { kind: 'refused', findings: [problem('id', 'id-in-use', ID_IN_USE), ...warnings] };
  }
}

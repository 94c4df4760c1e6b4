import { runPrepared } from '@register/db';
import { DomainError, isPlainDate } from '@register/kernel';
import type { PlainDate, Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import { auditDocument, auditEntry } from '../audit/audit.repository';
import { LOG_LISTED } from '../audit/audit.sql';
import type { RegistryDeps } from '../deps';
import { keysetOf, pageOf, pageSize } from '../page';
import type { Keyset, Page, PageRequest } from '../page';
import type { ReportStatus, ReportSummary } from './report';

/** Filter of the list of reports; receivedFrom and receivedTo inclusive, all parts together. */
export interface ReportFilter {
  readonly reportNumber?: string | null | undefined;
  readonly reportType?: string | null | undefined;
  readonly receivedFrom?: PlainDate | null | undefined;
  readonly receivedTo?: PlainDate | null | undefined;
  readonly status?: string | null | undefined;
}

/** Parameters: $1 audit row, $2 page size, $3 unit, $4 and $5 keyset, $6 number, $7 type, $8 and $9 received, $10 status. */
const LIST_REPORTS = `with listed as (
    select r.report_id, r.report_number, r.registered_at, v.revision, v.action, v.received_on, v.report_type, v.subtype, v.outcome, v.recorded_at
    from registry.reports r
    cross join lateral (
      select * from registry.report_revisions last where last.report_id = r.report_id order by last.revision desc limit 1
    ) v
    where r.unit_code = $3
      and ($4::timestamptz is null or (r.registered_at, r.report_id) < ($4::timestamptz, $5::uuid))
      and ($6::text is null or r.report_number = $6)
      and ($7::text is null or v.report_type = $7)
      and ($8::date is null or v.received_on >= $8)
      and ($9::date is null or v.received_on <= $9)
      and ($10::text is null or v.action = $10)
    order by r.registered_at desc, r.report_id desc
    limit $2::bigint + 1
  ),
  ${LOG_LISTED}
  select l.*, l.report_id as id, to_char(l.registered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
    (select count(*) from registry.report_victims p where p.report_id = l.report_id and p.revision = l.revision) as n_victims
  from listed l
  order by l.registered_at desc, l.report_id desc`;

interface Row extends Keyset {
  readonly report_number: string;
  readonly revision: number;
  readonly action: ReportStatus;
  readonly received_on: PlainDate;
  readonly report_type: string;
  readonly subtype: string | null;
  readonly outcome: string;
  readonly recorded_at: Date;
  readonly n_victims: number;
}

function summaryOf(row: Row): ReportSummary {
  return {
    id: row.id,
    reportNumber: row.report_number,
    revision: row.revision,
    status: row.action,
    receivedOn: row.received_on,
    reportType: row.report_type,
    subtype: row.subtype,
    nVictims: row.n_victims,
    outcome: row.outcome,
    recordedAt: row.recorded_at,
  };
}

function requireSound(filter: ReportFilter): void {
  const { receivedFrom, receivedTo } = filter;
  const isDay = (value: string | null | undefined) => value === null || value === undefined || value === '' || isPlainDate(value);
  if (!isDay(receivedFrom) || !isDay(receivedTo))
    throw new DomainError('BAD_USER_INPUT', 'receivedFrom and receivedTo are days (yyyy-mm-dd)');
  if (Object.values(filter).some((value: unknown) => typeof value === 'string' && value.includes('\0')))
    throw new DomainError('BAD_USER_INPUT', 'a filter holds a character that no report can hold');
}

function parameters(filter: ReportFilter): (string | null)[] {
  const text = (value: string | null | undefined) => (value === null || value === undefined || value.trim() === '' ? null : value.trim());
  return [
    text(filter.reportNumber)?.toUpperCase() ?? null,
    text(filter.reportType),
    text(filter.receivedFrom),
    text(filter.receivedTo),
    text(filter.status),
  ];
}

/**
 * Reports of the caller's own unit, newest registration first, with one audit row for the page.
 * Throws FORBIDDEN unless a registrar of a unit asks, BAD_USER_INPUT on a foreign cursor, a malformed filter or a page size out of range.
 */
export async function listReports(
  deps: RegistryDeps,
  principal: Principal,
  page: PageRequest,
  filter: ReportFilter,
  requestId: string,
): Promise<Page<ReportSummary>> {
  const action = { action: 'list-reports', objectKind: 'report', objectId: null, requestId };
  const registrar = await admitRegistrar(deps, principal, action);
  const size = pageSize(page);
  const after = keysetOf(page.after);
  requireSound(filter);
  const audit = auditEntry(deps, registrar, action);
  const values = [
    JSON.stringify(auditDocument(audit)),
    size,
    registrar.unitCode,
    after?.at ?? null,
    after?.id ?? null,
    ...parameters(filter),
  ];
  const rows = await runPrepared<Row & Record<string, unknown>>(deps.db, 'list_reports', LIST_REPORTS, values);
  return pageOf(rows, size, summaryOf);
}

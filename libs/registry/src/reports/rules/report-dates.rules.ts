import { firstDay, formatDate, isPartialDate } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import { asDay, dayFindings, orderFindings, partialDayFindings } from '../../findings/date.rules';
import { problem } from '../../findings/finding';
import { actRange } from './report-context';
import type { ReportContext } from './report-context';

const RECEIVED = { path: 'receivedOn', name: 'De datum van ontvangst' };
const ACT_FROM = { path: 'actFrom', name: 'De begindatum van het feit' };
const ACT_TO = { path: 'actTo', name: 'De einddatum van het feit' };
const FILED = { path: 'complaint.filedOn', name: 'De datum van de klacht' };
const KNOWN = { path: 'complaint.knownOn', name: 'De datum waarop het feit bekend was' };

function afterReport(field: { path: string; name: string }, value: string | null | undefined, received: PlainDate | null): Finding[] {
  if (received === null || !isPartialDate(value) || firstDay(value) <= received) return [];
  const message = `${field.name} ligt na de ontvangst van de melding (${formatDate(received)}). Een feit kan niet na de melding zijn gepleegd: controleer beide datums.`;
  return [problem(field.path, 'act-after-report', message)];
}

function reversed({ draft }: ReportContext): Finding[] {
  const range = actRange(draft);
  if (range === null || range.first === null || range.last === null || range.first <= range.last) return [];
  return [problem('actTo', 'date-order', 'De einddatum van het feit ligt vóór de begindatum. Controleer beide datums.')];
}

/** Malformed and future dates, an act after its report, and dates in an impossible order. */
export function dateFindings(context: ReportContext): Finding[] {
  const { draft, today } = context;
  const received = asDay(draft.receivedOn);
  const known = asDay(draft.complaint?.knownOn);
  const filed = asDay(draft.complaint?.filedOn);
  const began = { name: 'de begindatum van het feit', day: context.act?.first ?? null };
  return [
    ...dayFindings(RECEIVED, draft.receivedOn, today),
    ...partialDayFindings(ACT_FROM, draft.actFrom, today),
    ...partialDayFindings(ACT_TO, draft.actTo, today),
    ...dayFindings(FILED, draft.complaint?.filedOn, today),
    ...dayFindings(KNOWN, draft.complaint?.knownOn, today),
    ...afterReport(ACT_FROM, draft.actFrom, received),
    ...afterReport(ACT_TO, draft.actTo, received),
    ...reversed(context),
    ...orderFindings({ ...FILED, day: filed }, { name: 'de datum waarop het feit bekend was', day: known }),
    ...orderFindings({ ...KNOWN, day: known }, began),
    ...(known === null ? orderFindings({ ...FILED, day: filed }, began) : []),
  ];
}

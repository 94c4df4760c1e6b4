import type { ReactNode } from 'react';
import type { WholeReportFragment } from '../../generated/intake/graphql';
import { formatInstant } from '../../ui/format-instant';
import { Loading, QueryFailed } from '../../ui/query-state';
import { useReportCodes } from '../codes';
import { rowsOf, type Row } from '../describe';
import { valuesOf } from '../form/from-report';
import { text as formText } from '../form/text';
import type { Part } from '../form/three-way';
import { text } from './text';

const SECTIONS: readonly { readonly title: string; readonly parts: readonly Part[] }[] = [
  { title: formText.sections.report, parts: ['reportType', 'receivedOn', 'routeIn', 'phenomenon', 'subtype'] },
  { title: formText.sections.act, parts: ['actFrom', 'actTo', 'place'] },
  { title: formText.sections.offences, parts: ['offences', 'complaint'] },
  { title: formText.sections.victims, parts: ['victims'] },
  { title: formText.sections.suspects, parts: ['suspects'] },
  { title: formText.sections.modus, parts: ['modus'] },
  { title: formText.sections.outcome, parts: ['referrals', 'outcome', 'narrative'] },
];

function Rows({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  return (
    <dl className="facts">
      {rows.map((row) => (
        <div className="facts__row" key={row.label}>
          <dt>{row.label}</dt>
          <dd className={row.value === '' ? 'quiet' : 'pre-line'}>{row.value === '' ? text.notFilledIn : row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The newest version of a report in words, in the order of the form. */
export function ReportContent({ report }: { readonly report: WholeReportFragment }): ReactNode {
  const codes = useReportCodes(report.content.receivedOn);
  if (codes.isPending) return <Loading />;
  if (codes.isError) return <QueryFailed error={codes.error} onRetry={() => void codes.refetch()} />;
  const values = valuesOf(report.content);
  const facts: Row[] = [
    { label: text.revision, value: String(report.revision) },
    { label: text.registeredAt, value: formatInstant(report.registeredAt) },
    { label: text.recordedAt, value: formatInstant(report.recordedAt) },
    { label: text.recordedBy, value: report.recordedBy },
  ];
  return (
    <div className="report-view">
      <section className="card card--facts" aria-label={text.status}>
        <Rows rows={facts} />
      </section>
      {SECTIONS.map(({ title, parts }) => {
        const rows = parts.flatMap((part) => rowsOf(part, values, codes.data));
        return (
          <section className="card" key={title} aria-labelledby={`deel-${parts[0]}`}>
            <h2 className="utrecht-heading-2" id={`deel-${parts[0]}`}>
              {title}
            </h2>
            {rows.length > 0 ? <Rows rows={rows} /> : <p className="quiet">{text.noSuspects}</p>}
          </section>
        );
      })}
    </div>
  );
}

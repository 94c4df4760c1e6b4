import { formatCount, formatShortDate } from '@register/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportsQuery } from '../../generated/intake/graphql';
import { formatInstant } from '../../ui/format-instant';
import { Table } from '../../ui/table';
import { text as uiText } from '../../ui/text';
import { labelOf, type ReportCodes } from '../codes';
import { StatusTag } from '../status-tag';
import { text } from './text';

type Summary = ReportsQuery['reports']['edges'][number]['node'];

function ReportRow({ row, codes }: { readonly row: Summary; readonly codes: ReportCodes | undefined }): ReactNode {
  return (
    <tr>
      <th scope="row">
        <Link to="/meldingen/$id" params={{ id: row.id }} className="utrecht-link utrecht-link--html-a code">
          {row.reportNumber}
        </Link>
      </th>
      <td className="nowrap">{formatShortDate(row.receivedOn)}</td>
      <td>{labelOf(codes?.reportType ?? [], row.reportType)}</td>
      <td>{labelOf(codes?.subtype ?? [], row.subtype) ?? uiText.none}</td>
      <td className="number">{formatCount(row.nVictims)}</td>
      <td>{labelOf(codes?.outcome ?? [], row.outcome)}</td>
      <td>
        <StatusTag status={row.status} />
      </td>
      <td className="nowrap">{formatInstant(row.recordedAt)}</td>
    </tr>
  );
}

/** One page of reports; the number is the way in. */
export function ReportTable({ rows, codes }: { readonly rows: readonly Summary[]; readonly codes: ReportCodes | undefined }): ReactNode {
  const { columns } = text;
  return (
    <Table caption={text.caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.receivedOn}</th>
          <th scope="col">{columns.type}</th>
          <th scope="col">{columns.subtype}</th>
          <th scope="col" className="number">
            {columns.victims}
          </th>
          <th scope="col">{columns.outcome}</th>
          <th scope="col">{columns.status}</th>
          <th scope="col">{columns.recordedAt}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ReportRow key={row.id} row={row} codes={codes} />
        ))}
      </tbody>
    </Table>
  );
}

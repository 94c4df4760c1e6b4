import type { ReactNode } from 'react';
import type { WholeReportFragment } from '../../generated/intake/graphql';
import { formatInstant } from '../../ui/format-instant';
import { Table } from '../../ui/table';
import { text as uiText } from '../../ui/text';
import { statusText, text } from './text';

/** Every version of a report, newest first: nothing is ever overwritten. */
export function ReportHistory({ revisions }: Pick<WholeReportFragment, 'revisions'>): ReactNode {
  return (
    <section className="card" aria-labelledby="geschiedenis">
      <h2 className="utrecht-heading-2" id="geschiedenis">
        {text.history}
      </h2>
      <Table caption={text.historyCaption} captionHidden>
        <thead>
          <tr>
            <th scope="col" className="number">
              {text.columns.revision}
            </th>
            <th scope="col">{text.columns.action}</th>
            <th scope="col">{text.columns.at}</th>
            <th scope="col">{text.columns.by}</th>
            <th scope="col">{text.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {revisions
            .toSorted((a, b) => b.revision - a.revision)
            .map((revision) => (
              <tr key={revision.revision}>
                <th scope="row" className="number">
                  {revision.revision}
                </th>
                <td>{statusText(revision.action)}</td>
                <td>{formatInstant(revision.recordedAt)}</td>
                <td>{revision.recordedBy}</td>
                <td>{revision.reason ?? uiText.none}</td>
              </tr>
            ))}
        </tbody>
      </Table>
    </section>
  );
}

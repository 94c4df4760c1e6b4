import { formatCount, isRole } from '@register/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditEventsQuery } from '../generated/intake/graphql';
import { text as sessionText } from '../session/text';
import { formatInstant } from '../ui/format-instant';
import { Table } from '../ui/table';
import { text as uiText } from '../ui/text';
import { text, wordFor } from './text';

type AuditEvent = AuditEventsQuery['auditEvents']['edges'][number]['node'];

function ObjectCell({ event }: { readonly event: AuditEvent }): ReactNode {
  if (event.objectId === null) return wordFor('kinds', event.objectKind);
  const id = event.objectId;
  return (
    <>
      {wordFor('kinds', event.objectKind)}{' '}
      <Link to="/controle" search={{ object: id }} className="utrecht-link utrecht-link--html-a code" aria-label={text.follow(id)}>
        {id.slice(-12)}
      </Link>
    </>
  );
}

/** One page of audit events. */
export function AuditTable({ rows }: { readonly rows: readonly AuditEvent[] }): ReactNode {
  const { columns } = text;
  return (
    <Table caption={text.caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.actor}</th>
          <th scope="col">{columns.role}</th>
          <th scope="col">{columns.unit}</th>
          <th scope="col">{columns.action}</th>
          <th scope="col">{columns.object}</th>
          <th scope="col" className="number">
            {columns.objects}
          </th>
          <th scope="col">{columns.result}</th>
          <th scope="col">{columns.request}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((event) => (
          <tr key={event.id}>
            <td className="nowrap">{formatInstant(event.occurredAt)}</td>
            <td>{event.actor}</td>
            <td>{isRole(event.actorRole) ? sessionText.roles[event.actorRole] : event.actorRole}</td>
            <td>{event.actorUnit ?? uiText.none}</td>
            <td>{wordFor('actions', event.action)}</td>
            <td>
              <ObjectCell event={event} />
            </td>
            <td className="number">{formatCount(event.nObjects)}</td>
            <td>{wordFor('results', event.result)}</td>
            <td className="code">{event.requestId.slice(0, 8)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

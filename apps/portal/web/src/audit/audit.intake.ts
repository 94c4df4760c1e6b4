import { graphql } from '../generated/intake';

export const auditEventsQuery = graphql(`
  query AuditEvents($first: Int!, $after: String, $objectId: ID) {
    auditEvents(first: $first, after: $after, objectId: $objectId) {
      edges {
        node {
          id
          occurredAt
          actor
          actorRole
          actorUnit
          action
          objectKind
          objectId
          result
          nObjects
          requestId
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

import { graphql } from '../generated/figures';

export const refreshedQuery = graphql(`
  query Refreshed {
    refreshed {
      builtAt
      asOf
      registrationBegan
      demonstration
      trouble
    }
  }
`);

export const refreshHistoryQuery = graphql(`
  query RefreshHistory($first: Int!) {
    refreshHistory(first: $first) {
      serviceRunning
      nextNightlyAt
      runs {
        kind
        attempt
        attemptsAllowed
        startedAt
        endedAt
        status
        willRetry
        message
        nModels
        nTests
      }
    }
  }
`);

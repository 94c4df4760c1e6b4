import { graphql } from '../generated/figures';

export const refreshedQuery = graphql(`
  query Refreshed {
    refreshed {
      builtAt
      asOf
      registrationBegan
      demonstration
    }
  }
`);

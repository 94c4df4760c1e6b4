import { graphql } from '../generated/figures';

export const figuresQuery = graphql(`
  query Figures($input: FiguresInput!) {
    figures(input: $input) {
      __typename
      ... on FigureTable {
        measure {
          code
          label
          unit
          periodBasis
          definition
        }
        from
        to
        asOf
        dimensions {
          code
          label
          members {
            code
            label
          }
        }
        isAdditive
        cells {
          members
          value
          status
        }
        policy
      }
      ... on FigureUnavailable {
        cause
        explanation
      }
    }
  }
`);

export const contextQuery = graphql(`
  query Context($series: String!) {
    context(series: $series) {
      code
      title
      source
      licence
      note
      points {
        year
        kind
        label
        value
        status
      }
    }
  }
`);

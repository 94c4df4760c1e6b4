import { graphql } from '../generated/figures';

export const answerQuery = graphql(`
  query Answer($question: String!, $asOf: String) {
    answer(question: $question, asOf: $asOf) {
      question {
        code
        text
        source
      }
      asOf
      paragraphs
      text
      years {
        year
        reports {
          value
          status
        }
        prosecutions {
          value
          status
        }
        convictions {
          value
          status
        }
      }
      definitions {
        code
        label
        unit
        periodBasis
        definition
      }
    }
  }
`);

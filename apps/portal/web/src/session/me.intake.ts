import { graphql } from '../generated/intake';

export const meQuery = graphql(`
  query Me {
    me {
      unitCode
      unitName
    }
  }
`);

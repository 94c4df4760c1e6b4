import { graphql } from '../generated/intake';

export const registerStatusQuery = graphql(`
  query RegisterStatus {
    registerStatus {
      nReports
      lastRecordedAt
      migration
      demonstration
      registrationBegan
    }
  }
`);

export const codeListQuery = graphql(`
  query CodeList($list: String!, $on: String) {
    codes(list: $list, on: $on) {
      code
      label
    }
  }
`);

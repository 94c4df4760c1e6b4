import { graphql } from '../generated/intake';

export const reportsQuery = graphql(`
  query Reports($first: Int!, $after: String, $filter: ReportFilter) {
    reports(first: $first, after: $after, filter: $filter) {
      edges {
        node {
          id
          reportNumber
          revision
          status
          receivedOn
          reportType
          subtype
          nVictims
          outcome
          recordedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const reportFragment = graphql(`
  fragment WholeReport on Report {
    id
    reportNumber
    unitCode
    revision
    status
    registeredAt
    recordedAt
    recordedBy
    reason
    revisions {
      revision
      action
      reason
      recordedAt
      recordedBy
    }
    content {
      reportType
      phenomenon
      subtype
      receivedOn
      actFrom
      actTo
      place {
        kind
        municipalityCode
        municipalityName
      }
      routeIn
      offences {
        article
        validFrom
        name
      }
      complaint {
        requested
        filedOn
        knownOn
      }
      victims {
        sex
        age
        ageBand
        ageGroup
        municipalityCode
        relation
      }
      suspects {
        known
        sex
        age
        ageGroup
        country
        organised
      }
      modus {
        contactPlatform
        threatPlatform
        spreadingPlatform
        material
        demands
        motive
        amountDemanded
        amountPaid
        paymentMethod
        complied
        imagesSpread
      }
      referrals
      outcome
      narrative
    }
  }
`);

export const reportQuery = graphql(`
  query Report($id: ID!) {
    report(id: $id) {
      ...WholeReport
    }
  }
`);

export const checkReportMutation = graphql(`
  mutation CheckReport($input: RegisterReportInput!) {
    checkReport(input: $input) {
      __typename
      ... on ReportAcceptable {
        warnings {
          path
          code
          message
          severity
        }
      }
      ... on ReportRefused {
        problems {
          path
          code
          message
          severity
        }
      }
    }
  }
`);

export const registerReportMutation = graphql(`
  mutation RegisterReport($input: RegisterReportInput!) {
    registerReport(input: $input) {
      __typename
      ... on ReportRegistered {
        report {
          id
          reportNumber
          revision
        }
        warnings {
          path
          code
          message
          severity
        }
      }
      ... on ReportRefused {
        problems {
          path
          code
          message
          severity
        }
      }
    }
  }
`);

export const correctReportMutation = graphql(`
  mutation CorrectReport($input: CorrectReportInput!) {
    correctReport(input: $input) {
      __typename
      ... on ReportCorrected {
        report {
          id
          reportNumber
          revision
        }
        warnings {
          path
          code
          message
          severity
        }
      }
      ... on ReportRefused {
        problems {
          path
          code
          message
          severity
        }
      }
      ... on ReportConflict {
        message
        current {
          ...WholeReport
        }
      }
      ... on ReportNotFound {
        message
      }
    }
  }
`);

export const withdrawReportMutation = graphql(`
  mutation WithdrawReport($input: WithdrawReportInput!) {
    withdrawReport(input: $input) {
      __typename
      ... on ReportCorrected {
        report {
          id
          reportNumber
          revision
        }
      }
      ... on ReportRefused {
        problems {
          path
          code
          message
          severity
        }
      }
      ... on ReportConflict {
        message
        current {
          revision
          recordedBy
          recordedAt
        }
      }
      ... on ReportNotFound {
        message
      }
    }
  }
`);

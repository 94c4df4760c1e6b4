/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Answer($question: String!, $asOf: String) {\n    answer(question: $question, asOf: $asOf) {\n      question {\n        code\n        text\n        source\n      }\n      asOf\n      paragraphs\n      text\n      years {\n        year\n        reports {\n          value\n          status\n        }\n        prosecutions {\n          value\n          status\n        }\n        convictions {\n          value\n          status\n        }\n      }\n      definitions {\n        code\n        label\n        unit\n        periodBasis\n        definition\n      }\n    }\n  }\n": typeof types.AnswerDocument,
    "\n  query Refreshed {\n    refreshed {\n      builtAt\n      asOf\n      registrationBegan\n      demonstration\n      trouble\n    }\n  }\n": typeof types.RefreshedDocument,
    "\n  query RefreshHistory($first: Int!) {\n    refreshHistory(first: $first) {\n      serviceRunning\n      nextNightlyAt\n      runs {\n        kind\n        attempt\n        attemptsAllowed\n        startedAt\n        endedAt\n        status\n        willRetry\n        message\n        nModels\n        nTests\n      }\n    }\n  }\n": typeof types.RefreshHistoryDocument,
    "\n  query Figures($input: FiguresInput!) {\n    figures(input: $input) {\n      __typename\n      ... on FigureTable {\n        measure {\n          code\n          label\n          unit\n          periodBasis\n          definition\n        }\n        from\n        to\n        asOf\n        dimensions {\n          code\n          label\n          members {\n            code\n            label\n          }\n        }\n        isAdditive\n        cells {\n          members\n          value\n          status\n        }\n        policy\n      }\n      ... on FigureUnavailable {\n        cause\n        explanation\n      }\n    }\n  }\n": typeof types.FiguresDocument,
    "\n  query Context($series: String!) {\n    context(series: $series) {\n      code\n      title\n      source\n      licence\n      note\n      points {\n        year\n        kind\n        label\n        value\n        status\n      }\n    }\n  }\n": typeof types.ContextDocument,
};
const documents: Documents = {
    "\n  query Answer($question: String!, $asOf: String) {\n    answer(question: $question, asOf: $asOf) {\n      question {\n        code\n        text\n        source\n      }\n      asOf\n      paragraphs\n      text\n      years {\n        year\n        reports {\n          value\n          status\n        }\n        prosecutions {\n          value\n          status\n        }\n        convictions {\n          value\n          status\n        }\n      }\n      definitions {\n        code\n        label\n        unit\n        periodBasis\n        definition\n      }\n    }\n  }\n": types.AnswerDocument,
    "\n  query Refreshed {\n    refreshed {\n      builtAt\n      asOf\n      registrationBegan\n      demonstration\n      trouble\n    }\n  }\n": types.RefreshedDocument,
    "\n  query RefreshHistory($first: Int!) {\n    refreshHistory(first: $first) {\n      serviceRunning\n      nextNightlyAt\n      runs {\n        kind\n        attempt\n        attemptsAllowed\n        startedAt\n        endedAt\n        status\n        willRetry\n        message\n        nModels\n        nTests\n      }\n    }\n  }\n": types.RefreshHistoryDocument,
    "\n  query Figures($input: FiguresInput!) {\n    figures(input: $input) {\n      __typename\n      ... on FigureTable {\n        measure {\n          code\n          label\n          unit\n          periodBasis\n          definition\n        }\n        from\n        to\n        asOf\n        dimensions {\n          code\n          label\n          members {\n            code\n            label\n          }\n        }\n        isAdditive\n        cells {\n          members\n          value\n          status\n        }\n        policy\n      }\n      ... on FigureUnavailable {\n        cause\n        explanation\n      }\n    }\n  }\n": types.FiguresDocument,
    "\n  query Context($series: String!) {\n    context(series: $series) {\n      code\n      title\n      source\n      licence\n      note\n      points {\n        year\n        kind\n        label\n        value\n        status\n      }\n    }\n  }\n": types.ContextDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Answer($question: String!, $asOf: String) {\n    answer(question: $question, asOf: $asOf) {\n      question {\n        code\n        text\n        source\n      }\n      asOf\n      paragraphs\n      text\n      years {\n        year\n        reports {\n          value\n          status\n        }\n        prosecutions {\n          value\n          status\n        }\n        convictions {\n          value\n          status\n        }\n      }\n      definitions {\n        code\n        label\n        unit\n        periodBasis\n        definition\n      }\n    }\n  }\n"): typeof import('./graphql').AnswerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Refreshed {\n    refreshed {\n      builtAt\n      asOf\n      registrationBegan\n      demonstration\n      trouble\n    }\n  }\n"): typeof import('./graphql').RefreshedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RefreshHistory($first: Int!) {\n    refreshHistory(first: $first) {\n      serviceRunning\n      nextNightlyAt\n      runs {\n        kind\n        attempt\n        attemptsAllowed\n        startedAt\n        endedAt\n        status\n        willRetry\n        message\n        nModels\n        nTests\n      }\n    }\n  }\n"): typeof import('./graphql').RefreshHistoryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Figures($input: FiguresInput!) {\n    figures(input: $input) {\n      __typename\n      ... on FigureTable {\n        measure {\n          code\n          label\n          unit\n          periodBasis\n          definition\n        }\n        from\n        to\n        asOf\n        dimensions {\n          code\n          label\n          members {\n            code\n            label\n          }\n        }\n        isAdditive\n        cells {\n          members\n          value\n          status\n        }\n        policy\n      }\n      ... on FigureUnavailable {\n        cause\n        explanation\n      }\n    }\n  }\n"): typeof import('./graphql').FiguresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Context($series: String!) {\n    context(series: $series) {\n      code\n      title\n      source\n      licence\n      note\n      points {\n        year\n        kind\n        label\n        value\n        status\n      }\n    }\n  }\n"): typeof import('./graphql').ContextDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

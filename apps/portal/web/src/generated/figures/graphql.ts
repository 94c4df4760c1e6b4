/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type FigureFilter = {
  dimension: string;
  members: Array<string>;
};

export type FiguresInput = {
  /** peildatum, yyyy-mm-dd; default: the day of the last refresh */
  asOf?: string | null | undefined;
  /** year, quarter, month, unit, victim-sex, victim-age-class, motive, platform, article */
  by?: Array<string>;
  filter?: Array<FigureFilter>;
  /** first day of the period, yyyy-mm-dd; the period consists of whole years, quarters or months */
  from?: string | null | undefined;
  /** reports, complaints, victims, prosecutions, convictions */
  measure: string;
  /** last day of the period, yyyy-mm-dd */
  to?: string | null | undefined;
};

export type AnswerQueryVariables = Exact<{
  question: string;
  asOf?: string | null | undefined;
}>;


export type AnswerQuery = { answer: { asOf: string, paragraphs: Array<string>, text: string, question: { code: string, text: string, source: string }, years: Array<{ year: number, reports: { value: number | null, status: string }, prosecutions: { value: number | null, status: string }, convictions: { value: number | null, status: string } }>, definitions: Array<{ code: string, label: string, unit: string, periodBasis: string, definition: string }> } };

export type RefreshedQueryVariables = Exact<{ [key: string]: never; }>;


export type RefreshedQuery = { refreshed: { builtAt: string | null, asOf: string | null, registrationBegan: string | null, demonstration: boolean, trouble: string | null } };

export type RefreshHistoryQueryVariables = Exact<{
  first: number;
}>;


export type RefreshHistoryQuery = { refreshHistory: { serviceRunning: boolean, nextNightlyAt: string | null, runs: Array<{ kind: string, attempt: number, attemptsAllowed: number, startedAt: string, endedAt: string | null, status: string, willRetry: boolean, message: string | null, nModels: number | null, nTests: number | null }> } };

export type FiguresQueryVariables = Exact<{
  input: FiguresInput;
}>;


export type FiguresQuery = { figures:
    | { __typename: 'FigureTable', from: string, to: string, asOf: string, isAdditive: boolean, policy: string, measure: { code: string, label: string, unit: string, periodBasis: string, definition: string }, dimensions: Array<{ code: string, label: string, members: Array<{ code: string, label: string }> }>, cells: Array<{ members: Array<string>, value: number | null, status: string }> }
    | { __typename: 'FigureUnavailable', cause: string, explanation: string }
   };

export type ContextQueryVariables = Exact<{
  series: string;
}>;


export type ContextQuery = { context: { code: string, title: string, source: string, licence: string, note: string, points: Array<{ year: number, kind: string, label: string, value: number, status: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AnswerDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<AnswerQuery, AnswerQueryVariables>;
export const RefreshedDocument = new TypedDocumentString(`
    query Refreshed {
  refreshed {
    builtAt
    asOf
    registrationBegan
    demonstration
    trouble
  }
}
    `) as unknown as TypedDocumentString<RefreshedQuery, RefreshedQueryVariables>;
export const RefreshHistoryDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RefreshHistoryQuery, RefreshHistoryQueryVariables>;
export const FiguresDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<FiguresQuery, FiguresQueryVariables>;
export const ContextDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<ContextQuery, ContextQueryVariables>;
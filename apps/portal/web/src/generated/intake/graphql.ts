/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ComplaintInput = {
  filedOn?: string | null | undefined;
  knownOn?: string | null | undefined;
  requested?: boolean | null | undefined;
};

/** The whole report as it should read, over the revision that was looked at. */
export type CorrectReportInput = {
  actFrom?: string | null | undefined;
  actTo?: string | null | undefined;
  complaint?: ComplaintInput | null | undefined;
  expectedRevision: number;
  /** UUID chosen by the client: the same id sent twice gives one report. */
  id: string | number;
  modus?: ModusInput | null | undefined;
  narrative?: string | null | undefined;
  offences?: Array<OffenceInput>;
  outcome?: string;
  phenomenon?: string;
  place: PlaceInput;
  reason: string;
  receivedOn: string;
  referrals?: Array<string>;
  reportType: string;
  routeIn: string;
  subtype?: string | null | undefined;
  suspects?: Array<SuspectInput>;
  victims: Array<VictimInput>;
};

export type ModusInput = {
  amountDemanded?: number | null | undefined;
  amountPaid?: number | null | undefined;
  complied?: string | null | undefined;
  contactPlatform?: string | null | undefined;
  demands?: Array<string>;
  imagesSpread?: string | null | undefined;
  material?: string | null | undefined;
  motive?: string | null | undefined;
  paymentMethod?: string | null | undefined;
  spreadingPlatform?: string | null | undefined;
  threatPlatform?: string | null | undefined;
};

/** validFrom may be left out when the date of the act decides which version is meant. */
export type OffenceInput = {
  article: string;
  validFrom?: string | null | undefined;
};

export type PlaceInput = {
  kind: string;
  municipalityCode?: string | null | undefined;
};

/** All dates are text (yyyy-mm-dd; act dates also yyyy-mm or yyyy), so that every mistake is named at once. */
export type RegisterReportInput = {
  actFrom?: string | null | undefined;
  actTo?: string | null | undefined;
  complaint?: ComplaintInput | null | undefined;
  /** UUID chosen by the client: the same id sent twice gives one report. */
  id: string | number;
  modus?: ModusInput | null | undefined;
  narrative?: string | null | undefined;
  offences?: Array<OffenceInput>;
  outcome?: string;
  phenomenon?: string;
  place: PlaceInput;
  receivedOn: string;
  referrals?: Array<string>;
  reportType: string;
  routeIn: string;
  subtype?: string | null | undefined;
  suspects?: Array<SuspectInput>;
  victims: Array<VictimInput>;
};

export type ReportFilter = {
  receivedFrom?: string | null | undefined;
  receivedTo?: string | null | undefined;
  reportNumber?: string | null | undefined;
  reportType?: string | null | undefined;
  status?: string | null | undefined;
};

/** chainNumber (SKN) is hashed with a key and never stored. */
export type SuspectInput = {
  age?: number | null | undefined;
  chainNumber?: string | null | undefined;
  country?: string | null | undefined;
  known: boolean;
  organised?: boolean | null | undefined;
  /** In a correction: the number (from 1) of this person in the expected revision; keeps the link to the same person in other reports. */
  sameAs?: number | null | undefined;
  sex?: string;
};

/** personReference is hashed with a key and never stored; it only links the same person across reports. */
export type VictimInput = {
  age?: number | null | undefined;
  ageBand?: string | null | undefined;
  municipalityCode?: string | null | undefined;
  personReference?: string | null | undefined;
  relation?: string;
  /** In a correction: the number (from 1) of this person in the expected revision; keeps the link to the same person in other reports. */
  sameAs?: number | null | undefined;
  sex: string;
};

export type WithdrawReportInput = {
  expectedRevision: number;
  id: string | number;
  reason: string;
};

export type RegisterStatusQueryVariables = Exact<{ [key: string]: never; }>;


export type RegisterStatusQuery = { registerStatus: { nReports: number, lastRecordedAt: string | null, migration: string, demonstration: boolean, registrationBegan: string } };

export type CodeListQueryVariables = Exact<{
  list: string;
  on?: string | null | undefined;
}>;


export type CodeListQuery = { codes: Array<{ code: string, label: string }> };

export type AuditEventsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  objectId?: string | number | null | undefined;
}>;


export type AuditEventsQuery = { auditEvents: { edges: Array<{ node: { id: string, occurredAt: string, actor: string, actorRole: string, actorUnit: string | null, action: string, objectKind: string, objectId: string | null, result: string, nObjects: number, requestId: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReportCodesQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type ReportCodesQuery = { reportType: Array<{ code: string, label: string }>, phenomenon: Array<{ code: string, label: string }>, subtype: Array<{ code: string, label: string }>, routeIn: Array<{ code: string, label: string }>, outcome: Array<{ code: string, label: string }>, referral: Array<{ code: string, label: string }> };

export type PersonCodesQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type PersonCodesQuery = { sex: Array<{ code: string, label: string }>, ageBand: Array<{ code: string, label: string }>, relation: Array<{ code: string, label: string }>, country: Array<{ code: string, label: string }>, placeKind: Array<{ code: string, label: string }> };

export type ModusCodesQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type ModusCodesQuery = { platform: Array<{ code: string, label: string }>, material: Array<{ code: string, label: string }>, demand: Array<{ code: string, label: string }>, motive: Array<{ code: string, label: string }>, paymentMethod: Array<{ code: string, label: string }>, complied: Array<{ code: string, label: string }>, imagesSpread: Array<{ code: string, label: string }> };

export type ArticlesQueryVariables = Exact<{
  on?: string | null | undefined;
}>;


export type ArticlesQuery = { articles: Array<{ article: string, validFrom: string, validTo: string | null, name: string, complaintRequired: boolean }> };

export type MunicipalitiesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type MunicipalitiesQuery = { municipalities: Array<{ code: string, name: string, unitCode: string }> };

export type ReportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ReportFilter | null | undefined;
}>;


export type ReportsQuery = { reports: { edges: Array<{ node: { id: string, reportNumber: string, revision: number, status: string, receivedOn: string, reportType: string, subtype: string | null, nVictims: number, outcome: string, recordedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WholeReportFragment = { id: string, reportNumber: string, unitCode: string, revision: number, status: string, registeredAt: string, recordedAt: string, recordedBy: string, reason: string | null, revisions: Array<{ revision: number, action: string, reason: string | null, recordedAt: string, recordedBy: string }>, content: { reportType: string, phenomenon: string, subtype: string | null, receivedOn: string, actFrom: string | null, actTo: string | null, routeIn: string, referrals: Array<string>, outcome: string, narrative: string | null, place: { kind: string, municipalityCode: string | null, municipalityName: string | null }, offences: Array<{ article: string, validFrom: string, name: string }>, complaint: { requested: boolean | null, filedOn: string | null, knownOn: string | null }, victims: Array<{ sex: string, age: number | null, ageBand: string | null, ageGroup: string, municipalityCode: string | null, relation: string }>, suspects: Array<{ known: boolean, sex: string, age: number | null, ageGroup: string, country: string | null, organised: boolean | null }>, modus: { contactPlatform: string | null, threatPlatform: string | null, spreadingPlatform: string | null, material: string | null, demands: Array<string>, motive: string | null, amountDemanded: number | null, amountPaid: number | null, paymentMethod: string | null, complied: string | null, imagesSpread: string | null } } };

export type ReportQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportQuery = { report: { id: string, reportNumber: string, unitCode: string, revision: number, status: string, registeredAt: string, recordedAt: string, recordedBy: string, reason: string | null, revisions: Array<{ revision: number, action: string, reason: string | null, recordedAt: string, recordedBy: string }>, content: { reportType: string, phenomenon: string, subtype: string | null, receivedOn: string, actFrom: string | null, actTo: string | null, routeIn: string, referrals: Array<string>, outcome: string, narrative: string | null, place: { kind: string, municipalityCode: string | null, municipalityName: string | null }, offences: Array<{ article: string, validFrom: string, name: string }>, complaint: { requested: boolean | null, filedOn: string | null, knownOn: string | null }, victims: Array<{ sex: string, age: number | null, ageBand: string | null, ageGroup: string, municipalityCode: string | null, relation: string }>, suspects: Array<{ known: boolean, sex: string, age: number | null, ageGroup: string, country: string | null, organised: boolean | null }>, modus: { contactPlatform: string | null, threatPlatform: string | null, spreadingPlatform: string | null, material: string | null, demands: Array<string>, motive: string | null, amountDemanded: number | null, amountPaid: number | null, paymentMethod: string | null, complied: string | null, imagesSpread: string | null } } } | null };

export type CheckReportMutationVariables = Exact<{
  input: RegisterReportInput;
}>;


export type CheckReportMutation = { checkReport:
    | { __typename: 'ReportAcceptable', warnings: Array<{ path: string, code: string, message: string, severity: string }> }
    | { __typename: 'ReportRefused', problems: Array<{ path: string, code: string, message: string, severity: string }> }
   };

export type RegisterReportMutationVariables = Exact<{
  input: RegisterReportInput;
}>;


export type RegisterReportMutation = { registerReport:
    | { __typename: 'ReportRefused', problems: Array<{ path: string, code: string, message: string, severity: string }> }
    | { __typename: 'ReportRegistered', report: { id: string, reportNumber: string, revision: number }, warnings: Array<{ path: string, code: string, message: string, severity: string }> }
   };

export type CorrectReportMutationVariables = Exact<{
  input: CorrectReportInput;
}>;


export type CorrectReportMutation = { correctReport:
    | { __typename: 'ReportConflict', message: string, current: { id: string, reportNumber: string, unitCode: string, revision: number, status: string, registeredAt: string, recordedAt: string, recordedBy: string, reason: string | null, revisions: Array<{ revision: number, action: string, reason: string | null, recordedAt: string, recordedBy: string }>, content: { reportType: string, phenomenon: string, subtype: string | null, receivedOn: string, actFrom: string | null, actTo: string | null, routeIn: string, referrals: Array<string>, outcome: string, narrative: string | null, place: { kind: string, municipalityCode: string | null, municipalityName: string | null }, offences: Array<{ article: string, validFrom: string, name: string }>, complaint: { requested: boolean | null, filedOn: string | null, knownOn: string | null }, victims: Array<{ sex: string, age: number | null, ageBand: string | null, ageGroup: string, municipalityCode: string | null, relation: string }>, suspects: Array<{ known: boolean, sex: string, age: number | null, ageGroup: string, country: string | null, organised: boolean | null }>, modus: { contactPlatform: string | null, threatPlatform: string | null, spreadingPlatform: string | null, material: string | null, demands: Array<string>, motive: string | null, amountDemanded: number | null, amountPaid: number | null, paymentMethod: string | null, complied: string | null, imagesSpread: string | null } } } }
    | { __typename: 'ReportCorrected', report: { id: string, reportNumber: string, revision: number }, warnings: Array<{ path: string, code: string, message: string, severity: string }> }
    | { __typename: 'ReportNotFound', message: string }
    | { __typename: 'ReportRefused', problems: Array<{ path: string, code: string, message: string, severity: string }> }
   };

export type WithdrawReportMutationVariables = Exact<{
  input: WithdrawReportInput;
}>;


export type WithdrawReportMutation = { withdrawReport:
    | { __typename: 'ReportConflict', message: string, current: { revision: number, recordedBy: string, recordedAt: string } }
    | { __typename: 'ReportCorrected', report: { id: string, reportNumber: string, revision: number } }
    | { __typename: 'ReportNotFound', message: string }
    | { __typename: 'ReportRefused', problems: Array<{ path: string, code: string, message: string, severity: string }> }
   };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { unitCode: string | null, unitName: string | null } };

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
export const WholeReportFragmentDoc = new TypedDocumentString(`
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
    `, {"fragmentName":"WholeReport"}) as unknown as TypedDocumentString<WholeReportFragment, unknown>;
export const RegisterStatusDocument = new TypedDocumentString(`
    query RegisterStatus {
  registerStatus {
    nReports
    lastRecordedAt
    migration
    demonstration
    registrationBegan
  }
}
    `) as unknown as TypedDocumentString<RegisterStatusQuery, RegisterStatusQueryVariables>;
export const CodeListDocument = new TypedDocumentString(`
    query CodeList($list: String!, $on: String) {
  codes(list: $list, on: $on) {
    code
    label
  }
}
    `) as unknown as TypedDocumentString<CodeListQuery, CodeListQueryVariables>;
export const AuditEventsDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<AuditEventsQuery, AuditEventsQueryVariables>;
export const ReportCodesDocument = new TypedDocumentString(`
    query ReportCodes($on: String) {
  reportType: codes(list: "report-type", on: $on) {
    code
    label
  }
  phenomenon: codes(list: "phenomenon", on: $on) {
    code
    label
  }
  subtype: codes(list: "subtype", on: $on) {
    code
    label
  }
  routeIn: codes(list: "route-in", on: $on) {
    code
    label
  }
  outcome: codes(list: "outcome", on: $on) {
    code
    label
  }
  referral: codes(list: "referral", on: $on) {
    code
    label
  }
}
    `) as unknown as TypedDocumentString<ReportCodesQuery, ReportCodesQueryVariables>;
export const PersonCodesDocument = new TypedDocumentString(`
    query PersonCodes($on: String) {
  sex: codes(list: "sex", on: $on) {
    code
    label
  }
  ageBand: codes(list: "age-band", on: $on) {
    code
    label
  }
  relation: codes(list: "relation", on: $on) {
    code
    label
  }
  country: codes(list: "country", on: $on) {
    code
    label
  }
  placeKind: codes(list: "place-kind", on: $on) {
    code
    label
  }
}
    `) as unknown as TypedDocumentString<PersonCodesQuery, PersonCodesQueryVariables>;
export const ModusCodesDocument = new TypedDocumentString(`
    query ModusCodes($on: String) {
  platform: codes(list: "platform", on: $on) {
    code
    label
  }
  material: codes(list: "material", on: $on) {
    code
    label
  }
  demand: codes(list: "demand", on: $on) {
    code
    label
  }
  motive: codes(list: "motive", on: $on) {
    code
    label
  }
  paymentMethod: codes(list: "payment-method", on: $on) {
    code
    label
  }
  complied: codes(list: "complied", on: $on) {
    code
    label
  }
  imagesSpread: codes(list: "images-spread", on: $on) {
    code
    label
  }
}
    `) as unknown as TypedDocumentString<ModusCodesQuery, ModusCodesQueryVariables>;
export const ArticlesDocument = new TypedDocumentString(`
    query Articles($on: String) {
  articles(on: $on) {
    article
    validFrom
    validTo
    name
    complaintRequired
  }
}
    `) as unknown as TypedDocumentString<ArticlesQuery, ArticlesQueryVariables>;
export const MunicipalitiesDocument = new TypedDocumentString(`
    query Municipalities($search: String) {
  municipalities(search: $search, first: 20) {
    code
    name
    unitCode
  }
}
    `) as unknown as TypedDocumentString<MunicipalitiesQuery, MunicipalitiesQueryVariables>;
export const ReportsDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<ReportsQuery, ReportsQueryVariables>;
export const ReportDocument = new TypedDocumentString(`
    query Report($id: ID!) {
  report(id: $id) {
    ...WholeReport
  }
}
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
}`) as unknown as TypedDocumentString<ReportQuery, ReportQueryVariables>;
export const CheckReportDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<CheckReportMutation, CheckReportMutationVariables>;
export const RegisterReportDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RegisterReportMutation, RegisterReportMutationVariables>;
export const CorrectReportDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<CorrectReportMutation, CorrectReportMutationVariables>;
export const WithdrawReportDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<WithdrawReportMutation, WithdrawReportMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    unitCode
    unitName
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
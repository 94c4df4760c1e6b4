import { graphql } from '../generated/intake';

/** Code lists of the report itself; split over three documents to stay within the service's limit on aliases. */
export const reportCodesQuery = graphql(`
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
`);

export const personCodesQuery = graphql(`
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
`);

export const modusCodesQuery = graphql(`
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
`);

export const articlesQuery = graphql(`
  query Articles($on: String) {
    articles(on: $on) {
      article
      validFrom
      validTo
      name
      complaintRequired
    }
  }
`);

export const municipalitiesQuery = graphql(`
  query Municipalities($search: String) {
    municipalities(search: $search, first: 20) {
      code
      name
      unitCode
    }
  }
`);

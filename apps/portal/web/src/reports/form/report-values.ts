/** A municipality or article as the form keeps it: what the service needs, and what the screen shows. */
export interface ChosenMunicipality {
  readonly code: string;
  readonly name: string;
}
export interface ChosenArticle {
  readonly article: string;
  readonly validFrom: string;
  readonly name: string;
}

/** Everything as typed; empty text is "not filled in". Shaped as the service's input, so that paths of problems are names of fields. */
export interface ReportValues {
  reportType: string;
  phenomenon: string;
  subtype: string;
  receivedOn: string;
  actFrom: string;
  actTo: string;
  place: { kind: string; municipality: ChosenMunicipality | null };
  routeIn: string;
  offences: ChosenArticle[];
  complaint: { requested: string; filedOn: string; knownOn: string };
  victims: VictimValues[];
  suspects: SuspectValues[];
  modus: ModusValues;
  referrals: string[];
  outcome: string;
  narrative: string;
}
export interface VictimValues {
  sex: string;
  age: string;
  ageBand: string;
  municipality: ChosenMunicipality | null;
  relation: string;
  personReference: string;
  /** Number in the revision being corrected; null for a new victim. */
  sameAs: number | null;
}
export interface SuspectValues {
  known: string;
  sex: string;
  age: string;
  country: string;
  organised: string;
  chainNumber: string;
  /** Number in the revision being corrected; null for a new suspect. */
  sameAs: number | null;
}
export interface ModusValues {
  contactPlatform: string;
  threatPlatform: string;
  spreadingPlatform: string;
  material: string;
  demands: string[];
  motive: string;
  amountDemanded: string;
  amountPaid: string;
  paymentMethod: string;
  complied: string;
  imagesSpread: string;
}

export function emptyVictim(): VictimValues {
  return { sex: '', age: '', ageBand: '', municipality: null, relation: 'onbekend', personReference: '', sameAs: null };
}

export function emptySuspect(): SuspectValues {
  return { known: 'nee', sex: 'onbekend', age: '', country: '', organised: '', chainNumber: '', sameAs: null };
}

export function emptyReport(): ReportValues {
  return {
    reportType: '',
    phenomenon: 'sextortion',
    subtype: '',
    receivedOn: '',
    actFrom: '',
    actTo: '',
    place: { kind: '', municipality: null },
    routeIn: '',
    offences: [],
    complaint: { requested: '', filedOn: '', knownOn: '' },
    victims: [emptyVictim()],
    suspects: [],
    modus: {
      contactPlatform: '',
      threatPlatform: '',
      spreadingPlatform: '',
      material: '',
      demands: [],
      motive: '',
      amountDemanded: '',
      amountPaid: '',
      paymentMethod: '',
      complied: '',
      imagesSpread: '',
    },
    referrals: [],
    outcome: 'in-onderzoek',
    narrative: '',
  };
}

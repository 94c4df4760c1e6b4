/** Parket, court and appeal court of a unit, with the first two digits of their case numbers (as sql/reference holds them). */
export interface Venue {
  readonly unitCode: string;
  readonly officeCode: string;
  readonly prefix: string;
  readonly courtCode: string;
  readonly appealCourtCode: string;
}

function venue(unitCode: string, officeCode: string, prefix: string, courtCode: string, appealCourtCode: string): Venue {
  return { unitCode, officeCode, prefix, courtCode, appealCourtCode };
}

/** One venue per arrondissement; Oost-Nederland has two. */
export const VENUES: readonly Venue[] = [
  venue('0100', 'om-noord-nederland', '18', 'RBNNE', 'GHARL'),
  venue('0600', 'om-oost-nederland', '05', 'RBGEL', 'GHARL'),
  venue('0600', 'om-oost-nederland', '08', 'RBOVE', 'GHARL'),
  venue('0900', 'om-midden-nederland', '16', 'RBMNE', 'GHARL'),
  venue('1100', 'om-noord-holland', '15', 'RBNHO', 'GHAMS'),
  venue('1300', 'om-amsterdam', '13', 'RBAMS', 'GHAMS'),
  venue('1500', 'om-den-haag', '09', 'RBDHA', 'GHDHA'),
  venue('1700', 'om-rotterdam', '10', 'RBROT', 'GHDHA'),
  venue('2000', 'om-zeeland-west-brabant', '02', 'RBZWB', 'GHSHE'),
  venue('2100', 'om-oost-brabant', '01', 'RBOBR', 'GHSHE'),
  venue('2300', 'om-limburg', '03', 'RBLIM', 'GHSHE'),
];

/** First two digits of the case numbers on appeal, per appeal court. */
export const APPEAL_PREFIXES: Readonly<Record<string, string>> = { GHAMS: '23', GHARL: '21', GHDHA: '22', GHSHE: '20' };

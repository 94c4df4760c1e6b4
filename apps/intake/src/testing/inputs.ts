import { randomUUID } from 'node:crypto';
import type { RegisterCaseInput } from '../cases/case.input';
import type { RegisterReportInput } from '../reports/report.input';

/** Input of which defaults may be left out, as a client sends it. */
export type SentReport = Partial<RegisterReportInput> & Pick<RegisterReportInput, 'id'>;

/** A report that is in order: an aangifte by an adult in Groningen, paid by crypto. */
export function aReport(changes: Partial<RegisterReportInput> = {}): SentReport {
  return {
    id: randomUUID(),
    reportType: 'aangifte',
    subtype: 'financieel',
    receivedOn: '2026-10-05',
    actFrom: '2026-10-01',
    actTo: '2026-10-03',
    place: { kind: 'municipality', municipalityCode: 'GM0014' },
    routeIn: 'balie',
    offences: [{ article: 'Sr 318' }],
    complaint: { requested: true, filedOn: '2026-10-05', knownOn: '2026-10-03' },
    victims: [{ sex: 'man', age: 41, relation: 'onbekende-online' }],
    modus: {
      contactPlatform: 'instagram',
      threatPlatform: 'whatsapp',
      material: 'echt',
      demands: ['geld'],
      motive: 'financieel',
      amountDemanded: 500,
      amountPaid: 250.5,
      paymentMethod: 'crypto',
      complied: 'betaald',
      imagesSpread: 'gedreigd',
    },
    referrals: ['helpwanted'],
    ...changes,
  };
}

/** A case that is in order, resting on the reports named. */
export function aCase(reportIds: readonly string[] = []): RegisterCaseInput {
  return {
    id: randomUUID(),
    officeCode: 'om-noord-nederland',
    caseNumber: '18-123456-26',
    receivedOn: '2026-11-02',
    suspect: { sex: 'man', age: 30 },
    counts: [{ countNo: 1, article: 'Sr 318', articleValidFrom: '1900-01-01', isSextortion: true, reportIds: [...reportIds] }],
  };
}

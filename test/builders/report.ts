import { randomUUID } from 'node:crypto';
import type { ReportDraft, SuspectDraft, VictimDraft } from '@register/registry';

/** A victim as `registerReport` takes it; overrides replace whole fields. */
export function aVictim(overrides: Partial<VictimDraft> = {}): VictimDraft {
  return { sex: 'man', age: 19, relation: 'onbekende-online', ...overrides };
}

/** A known adult suspect as `registerReport` takes it. */
export function aSuspect(overrides: Partial<SuspectDraft> = {}): SuspectDraft {
  return { known: true, sex: 'man', age: 27, country: 'nl', organised: false, ...overrides };
}

/** A financial sextortion report without any finding, as `registerReport` takes it; overrides replace whole fields. */
export function aReport(overrides: Partial<ReportDraft> = {}): ReportDraft {
  return {
    id: randomUUID(),
    reportType: 'aangifte',
    phenomenon: 'sextortion',
    subtype: 'financieel',
    receivedOn: '2024-03-14',
    actFrom: '2024-03-10',
    place: { kind: 'unknown' },
    routeIn: 'internet',
    offences: [{ article: 'Sr 318', validFrom: '1900-01-01' }],
    complaint: { requested: true, filedOn: '2024-03-14', knownOn: '2024-03-10' },
    victims: [aVictim()],
    suspects: [],
    modus: {
      contactPlatform: 'snapchat',
      threatPlatform: 'whatsapp',
      material: 'echt',
      demands: ['geld'],
      motive: 'financieel',
      amountDemanded: 500,
      amountPaid: 150,
      paymentMethod: 'overboeking',
      complied: 'betaald',
      imagesSpread: 'gedreigd',
    },
    referrals: ['helpwanted'],
    outcome: 'in-onderzoek',
    ...overrides,
  };
}

/** A melding: told to the police, nothing signed, no klacht and no article yet. */
export function aNotice(overrides: Partial<ReportDraft> = {}): ReportDraft {
  return aReport({ reportType: 'melding', routeIn: 'telefoon', offences: [], complaint: null, ...overrides });
}

import { randomUUID } from 'node:crypto';
import type { CaseDraft, DecisionDraft, ReportDraft, VerdictDraft } from '@register/registry';
import { aCase, aCount, aDecision, aVerdict } from './case';
import { aNotice, aReport, aSuspect, aVictim } from './report';

/** How many of each the chain holds; every number is synthetic, the proportion (many victims, few complaints) is public. */
export interface WebcamChainSize {
  readonly nReports: number;
  readonly nComplaints: number;
  readonly victimsPerReport: number;
}

/** The chain as inputs of the intake service, in the order in which they must be sent. */
export interface WebcamChain {
  readonly reports: readonly ReportDraft[];
  readonly case: CaseDraft;
  readonly decisions: readonly DecisionDraft[];
  /** Oldest first. */
  readonly verdicts: readonly VerdictDraft[];
  /** What the chain is in each counting unit. */
  readonly counted: {
    readonly reports: number;
    readonly complaints: number;
    readonly victims: number;
    readonly prosecutions: 1;
    readonly convictions: 1;
  };
}

/**
 * What is public: article 318, the appeal ECLI:NL:GHARL:2017:1450, the rulings of 4 December 2018 and 17 October 2023,
 * and the number of the appeal after referral. Everything else below is synthetic.
 */
const PUBLIC = {
  article: 'Sr 318',
  firstAppeal: 'ECLI:NL:GHARL:2017:1450',
  firstCassation: { ecli: 'ECLI:NL:HR:2018:2242', pronouncedOn: '2018-12-04' },
  secondCassation: { ecli: 'ECLI:NL:HR:2023:1440', pronouncedOn: '2023-10-17' },
  secondAppealNumber: '21-002765-19',
} as const;

/** Synthetic: the real numbers and days were not found in a public source, or the sources contradict each other. */
const SYNTHETIC = {
  /** The old reports were entered when registration of the phenomenon began. */
  receivedOn: '2018-01-08',
  actFrom: '2013',
  firstNumber: '18-830001-14',
  firstAppealNumber: '21-000001-16',
  caseReceivedOn: '2014-09-01',
  summonsedOn: '2015-03-02',
  firstVerdictOn: '2016-01-18',
  firstAppealOn: '2017-02-20',
  secondAppealOn: '2021-06-14',
  /** What the ruling of 2023 decided is told differently by different summaries. */
  secondCassationOutcome: 'cassatie-verworpen',
} as const;

const DEFAULT_SIZE: WebcamChainSize = { nReports: 20, nComplaints: 3, victimsPerReport: 2 };

function webcamReports({ nReports, nComplaints, victimsPerReport }: WebcamChainSize): ReportDraft[] {
  const offences = [{ article: PUBLIC.article, validFrom: '1900-01-01' }];
  return Array.from({ length: nReports }, (_, index) => {
    const common = {
      receivedOn: SYNTHETIC.receivedOn,
      actFrom: SYNTHETIC.actFrom,
      routeIn: 'eigen-waarneming',
      offences,
      victims: Array.from({ length: victimsPerReport }, (__, victim) => aVictim({ age: 20 + ((index + victim) % 30) })),
      suspects: [aSuspect()],
      outcome: 'naar-om',
    };
    const complaint = { requested: true, filedOn: SYNTHETIC.receivedOn };
    return index < nComplaints ? aReport({ ...common, complaint }) : aNotice({ ...common, complaint: null });
  });
}

function webcamVerdicts(caseId: string): VerdictDraft[] {
  const onCount = (outcome: string) => [{ countNo: 1, outcome }];
  const appeal = { courtCode: 'GHARL', caseNumber: SYNTHETIC.firstAppealNumber };
  const afterReferral = { courtCode: 'GHARL', caseNumber: PUBLIC.secondAppealNumber };
  const cassation = { courtCode: 'HR', sanctions: [] };
  return [
    aVerdict(caseId, { caseNumber: SYNTHETIC.firstNumber, pronouncedOn: SYNTHETIC.firstVerdictOn }),
    aVerdict(caseId, { ...appeal, pronouncedOn: SYNTHETIC.firstAppealOn, ecli: PUBLIC.firstAppeal }),
    aVerdict(caseId, {
      ...cassation,
      ...PUBLIC.firstCassation,
      caseNumber: SYNTHETIC.firstAppealNumber,
      outcomes: onCount('vernietigd-terugwijzing'),
    }),
    aVerdict(caseId, { ...afterReferral, pronouncedOn: SYNTHETIC.secondAppealOn }),
    aVerdict(caseId, {
      ...cassation,
      ...PUBLIC.secondCassation,
      caseNumber: PUBLIC.secondAppealNumber,
      irrevocableOn: PUBLIC.secondCassation.pronouncedOn,
      outcomes: onCount(SYNTHETIC.secondCassationOutcome),
    }),
  ];
}

/**
 * The publicly known webcam-sextortion chain: many victims, few complaints, one suspect, one case, an appeal under a new number,
 * cassation, appeal after referral under another number, cassation again. Facts only; what is not public is synthetic.
 */
export function webcamChain(size: Partial<WebcamChainSize> = {}): WebcamChain {
  const full = { ...DEFAULT_SIZE, ...size };
  const reports = webcamReports(full);
  const webcamCase = aCase({
    id: randomUUID(),
    caseNumber: SYNTHETIC.firstNumber,
    receivedOn: SYNTHETIC.caseReceivedOn,
    counts: [aCount({ article: PUBLIC.article, reportIds: reports.map(({ id }) => id) })],
  });
  const counted = {
    reports: full.nReports,
    complaints: full.nComplaints,
    victims: full.nReports * full.victimsPerReport,
    prosecutions: 1,
    convictions: 1,
  } as const;
  const decisions = [aDecision(webcamCase.id, { decidedOn: SYNTHETIC.summonsedOn })];
  return { reports, case: webcamCase, decisions, verdicts: webcamVerdicts(webcamCase.id), counted };
}

import { ageGroupOf, articleVersion } from '@register/chain';
import { DomainError } from '@register/kernel';
import type { CodeBook } from '../codes/code-book';
import { actUpTo } from './rules/report-context';
import type { ReportContent, ReportModus, ReportOffence, ReportSuspect, ReportVictim } from './report';
import type { ModusDraft, OffenceDraft, ReportDraft, SuspectDraft, VictimDraft } from './report-draft';

type Value = string | null | undefined;

/** Free text without space around it; empty is null. */
function text(value: Value): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function sortedOnce(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}

function offences(draft: ReportDraft, codes: CodeBook): ReportOffence[] {
  const act = actUpTo(draft, draft.receivedOn) ?? { first: null, last: null };
  const resolve = ({ article, validFrom = null }: OffenceDraft): ReportOffence => {
    const chosen = articleVersion(codes.articles, { article, validFrom }, act);
    if (chosen.kind !== 'chosen') throw new DomainError('BAD_USER_INPUT', `an article of the report is ${chosen.kind}`);
    return { article, validFrom: chosen.version.validFrom };
  };
  const key = ({ article, validFrom }: ReportOffence) => `${article}|${validFrom}`;
  return draft.offences.map(resolve).toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

function victim(draft: VictimDraft): ReportVictim {
  const age = draft.age ?? null;
  const ageBand = draft.ageBand ?? null;
  const municipalityCode = draft.municipalityCode ?? null;
  return { sex: draft.sex, age, ageBand, ageGroup: ageGroupOf(age, ageBand), municipalityCode, relation: draft.relation };
}

function suspect(draft: SuspectDraft): ReportSuspect {
  const age = draft.age ?? null;
  const { known, sex, country = null, organised = null } = draft;
  return { known, sex, age, ageGroup: ageGroupOf(age), country, organised };
}

function modus(draft: ModusDraft | null | undefined): ReportModus {
  return {
    contactPlatform: draft?.contactPlatform ?? null,
    threatPlatform: draft?.threatPlatform ?? null,
    spreadingPlatform: draft?.spreadingPlatform ?? null,
    material: draft?.material ?? null,
    demands: sortedOnce(draft?.demands ?? []),
    motive: draft?.motive ?? null,
    amountDemanded: draft?.amountDemanded ?? null,
    amountPaid: draft?.amountPaid ?? null,
    paymentMethod: draft?.paymentMethod ?? null,
    complied: draft?.complied ?? null,
    imagesSpread: draft?.imagesSpread ?? null,
  };
}

/** The content a valid draft means: versions of articles chosen, ages grouped, lists in order. Throws BAD_USER_INPUT on an article without a version. */
export function normaliseReport(draft: ReportDraft, codes: CodeBook): ReportContent {
  const { complaint } = draft;
  return {
    reportType: draft.reportType,
    phenomenon: draft.phenomenon,
    subtype: draft.subtype ?? null,
    receivedOn: draft.receivedOn,
    actFrom: draft.actFrom ?? null,
    actTo: draft.actTo ?? null,
    place: { kind: draft.place.kind, municipalityCode: draft.place.municipalityCode ?? null },
    routeIn: draft.routeIn,
    offences: offences(draft, codes),
    complaint: { requested: complaint?.requested ?? null, filedOn: complaint?.filedOn ?? null, knownOn: complaint?.knownOn ?? null },
    victims: draft.victims.map(victim),
    suspects: draft.suspects.map(suspect),
    modus: modus(draft.modus),
    referrals: sortedOnce(draft.referrals),
    outcome: draft.outcome,
    narrative: text(draft.narrative),
  };
}

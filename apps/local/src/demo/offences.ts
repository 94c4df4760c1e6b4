import type { LegalArticle } from '@register/chain';
import type { PlainDate } from '@register/kernel';
import type { OffenceDraft, VictimDraft } from '@register/registry';
import { actDays, type Act } from './acts';
import type { Chance, Weights } from './chance';
import type { Motive } from './motives';

/** Article citations may carry alternatives: the first that is in force on the days of the act is taken. */
type Ladder = readonly string[];

const IMAGE_ABUSE: Ladder = ['Sr 139h', 'Sr 254ba', 'Sr 261'];
const CHILD_IMAGES: Ladder = ['Sr 240b', 'Sr 252'];
const ASSAULT_ADULT: Ladder = ['Sr 246@1900-01-01', 'Sr 241'];
const ASSAULT_16: Ladder = ['Sr 246@1900-01-01', 'Sr 245'];
const ASSAULT_12: Ladder = ['Sr 246@1900-01-01', 'Sr 247'];
const APPROACH: Ladder = ['Sr 248a', 'Sr 251'];

const LADDERS: Readonly<Record<string, Ladder>> = {
  images: IMAGE_ABUSE,
  childImages: CHILD_IMAGES,
  assaultAdult: ASSAULT_ADULT,
  assault16: ASSAULT_16,
  assault12: ASSAULT_12,
  approach: APPROACH,
  afdreiging: ['Sr 318'],
  afpersing: ['Sr 317'],
  dwang1: ['Sr 284 lid 1 onder 1'],
  dwang2: ['Sr 284 lid 1 onder 2'],
  smaad: ['Sr 261'],
  belaging: ['Sr 285b'],
  belediging: ['Sr 266'],
  bedreiging: ['Sr 285'],
  hack: ['Sr 138ab'],
  laundering: ['Sr 420bis'],
};

/** Which offences stand beside a motive (assumption; the OM names the articles in directive 2020R003). */
const ADULT: Readonly<Record<Motive, Weights>> = {
  financieel: { afdreiging: 0.8, afpersing: 0.06, dwang2: 0.05, images: 0.09 },
  seksueel: { assaultAdult: 0.36, dwang2: 0.24, dwang1: 0.16, images: 0.24 },
  'wraak-relationeel': { images: 0.62, belaging: 0.2, smaad: 0.1, belediging: 0.08 },
  'eer-controle': { dwang1: 0.45, bedreiging: 0.2, images: 0.35 },
  onbekend: { afdreiging: 0.5, images: 0.5 },
};
const MINOR_SEXUAL: Weights = { childImages: 0.7, assault: 0.18, approach: 0.12 };
const SECOND: Weights = { images: 0.5, hack: 0.25, childImages: 0.15, laundering: 0.1 };

function isMinor(victim: VictimDraft): boolean {
  return typeof victim.age === 'number' ? victim.age < 18 : ['0-11', '12-15', '16-17'].includes(victim.ageBand ?? '');
}

function isUnder16(victim: VictimDraft): boolean {
  return typeof victim.age === 'number' ? victim.age < 16 : ['0-11', '12-15'].includes(victim.ageBand ?? '');
}

/** Chooses versions of articles by the date of the act from the reference data. */
export interface Law {
  /** The first step of the ladder that was in force throughout the act; null when none was. */
  resolve(ladder: Ladder, act: Act): OffenceDraft | null;
  requiresComplaint(offence: OffenceDraft): boolean;
}

/** Law over the versions of articles in the reference data. */
export function createLaw(articles: readonly LegalArticle[]): Law {
  const versions = Map.groupBy(articles, (article) => article.article);
  const inForce = (version: LegalArticle, first: PlainDate, last: PlainDate) =>
    version.validFrom <= first && (version.validTo === null || version.validTo >= last);
  return {
    resolve: (ladder, act) => {
      const days = actDays(act) ?? { first: '1900-01-01', last: '9999-12-31' };
      for (const step of ladder) {
        const [article, validFrom] = step.split('@');
        const candidates = versions.get(article ?? '') ?? [];
        const found = candidates.find(
          (version) => (validFrom === undefined || version.validFrom === validFrom) && inForce(version, days.first, days.last),
        );
        if (found) return { article: found.article, validFrom: found.validFrom };
      }
      return null;
    },
    requiresComplaint: ({ article, validFrom }) =>
      (versions.get(article) ?? []).some((version) => version.validFrom === validFrom && version.complaintRequired),
  };
}

function firstOffence(chance: Chance, motive: Motive, victim: VictimDraft): string {
  if (!isMinor(victim) || motive !== 'seksueel') return chance.pick(ADULT[motive]);
  const kind = chance.pick(MINOR_SEXUAL);
  if (kind === 'assault') return isUnder16(victim) ? 'assault12' : 'assault16';
  return kind === 'approach' && !isUnder16(victim) ? 'childImages' : kind;
}

/** Offences beside a report: none for a part of the reports, since phenomenon and law are two axes. */
export function drawOffences(
  chance: Chance,
  law: Law,
  motive: Motive,
  victim: VictimDraft,
  act: Act,
  shareWithout: number,
): OffenceDraft[] {
  if (chance.happens(shareWithout)) return [];
  const names = [firstOffence(chance, motive, victim)];
  if (chance.happens(0.2)) names.push(chance.pick(SECOND));
  const allowed = names.filter((name) => name !== 'childImages' || isMinor(victim));
  const offences = allowed.map((name) => law.resolve(LADDERS[name] ?? [], act)).filter((offence) => offence !== null);
  return [...new Map(offences.map((offence) => [`${offence.article}|${offence.validFrom}`, offence])).values()];
}

import { ageGroupOf, articlesInForce, commonAgeGroup, complaintFindings, directiveFor } from '@register/chain';
import type { AgeGroup, Complaint, Directive, LegalArticle } from '@register/chain';
import type { Finding } from '@register/kernel';
import { asDay } from '../../findings/date.rules';
import { warning } from '../../findings/finding';
import { isPossibleAge } from '../../findings/number.rules';
import type { ReportContext } from './report-context';
import type { ChosenOffence } from './report-offences.rules';

/** Kinderpornografie before and since 1 July 2024 (2024R006). */
const IMAGES_OF_MINORS: ReadonlySet<string> = new Set(['Sr 240b', 'Sr 252']);

function complaintOf({ draft: { complaint } }: ReportContext): Complaint {
  return { requested: complaint?.requested ?? null, filedOn: asDay(complaint?.filedOn), knownOn: asDay(complaint?.knownOn) };
}

function victimAges(context: ReportContext): AgeGroup | 'mixed' {
  return commonAgeGroup(context.draft.victims.map(({ age, ageBand }) => ageGroupOf(isPossibleAge(age) ? age : null, ageBand ?? null)));
}

/** The directive that the first suspect with a known age leads to; without such a suspect an adult one is supposed. */
function directiveOf(context: ReportContext, victimAgeGroup: AgeGroup, about: 'images' | 'abuse'): Directive | null {
  const suspectAge = context.draft.suspects.map(({ age }) => age).find(isPossibleAge) ?? null;
  const suspectAgeGroup = suspectAge === null ? 'adult' : ageGroupOf(suspectAge);
  return directiveFor({ victimAgeGroup, suspectAgeGroup, suspectAge, about, on: context.received });
}

function named(directive: Directive | null): string {
  return directive === null ? '' : ` Op dit feit ziet ${directive.title} (${directive.code}).`;
}

function isForMinors({ victimGroup }: LegalArticle): boolean {
  return victimGroup === 'under-16' || victimGroup === 'under-18';
}

function articleFindings(context: ReportContext, index: number, version: LegalArticle): Finding[] {
  const victims = victimAges(context);
  const path = `offences[${index}].article`;
  if (victims === 'adult' && isForMinors(version)) {
    const age = version.victimGroup === 'under-16' ? 16 : 18;
    return [
      warning(
        path,
        'directive-mismatch',
        `Artikel ${version.article} beschermt slachtoffers onder ${age} jaar, maar alle slachtoffers zijn meerderjarig. Controleer het artikel en de leeftijden.${named(directiveOf(context, 'adult', 'images'))}`,
      ),
    ];
  }
  if (victims === 'minor' && version.victimGroup === 'adult') {
    return [
      warning(
        path,
        'directive-mismatch',
        `Artikel ${version.article} ziet op meerderjarige slachtoffers, maar alle slachtoffers zijn minderjarig. Controleer het artikel en de leeftijden.${named(directiveOf(context, 'minor', 'abuse'))}`,
      ),
    ];
  }
  return [];
}

function hintForMinors(context: ReportContext, versions: readonly LegalArticle[]): Finding[] {
  const victims = victimAges(context);
  const hasImages = ['echt', 'heimelijk-opgenomen', 'deepfake'].includes(context.draft.modus?.material ?? '');
  if (versions.length === 0 || (victims !== 'minor' && victims !== 'mixed') || !hasImages || versions.some(isForMinors)) return [];
  const directive = directiveOf(context, 'minor', 'images');
  if (directive === null) return [];
  const articles = articlesInForce(context.codes.articles, context.act ?? { first: null, last: null });
  const article = articles.find(({ article }) => IMAGES_OF_MINORS.has(article))?.article ?? 'Sr 252';
  return [
    warning(
      'offences',
      'directive',
      `Er zijn beelden van een minderjarig slachtoffer, maar geen artikel dat minderjarigen beschermt (${article}). Controleer of dat artikel erbij hoort.${named(directive)}`,
    ),
  ];
}

/** What the law asks of the report as a whole, all warnings: the klacht, and articles that fit the ages. */
export function lawFindings(context: ReportContext, chosen: readonly ChosenOffence[]): Finding[] {
  const versions = chosen.flatMap(({ version }) => (version === null ? [] : [version]));
  return [
    ...complaintFindings(versions, complaintOf(context), { firstActDay: context.act?.first ?? null, today: context.today }),
    ...chosen.flatMap(({ index, version }) => (version === null ? [] : articleFindings(context, index, version))),
    ...hintForMinors(context, versions),
  ];
}

import { articleVersion } from '@register/chain';
import type { LegalArticle } from '@register/chain';
import { formatDate, isPlainDate } from '@register/kernel';
import type { Finding } from '@register/kernel';
import { problem, quoted } from '../../findings/finding';
import type { OffenceDraft } from '../report-draft';
import type { ReportContext } from './report-context';

/** An offence of a draft with the version that the date of the act chose; null when there is no one version. */
export interface ChosenOffence {
  readonly index: number;
  readonly version: LegalArticle | null;
  readonly findings: readonly Finding[];
}

function periodOf({ validFrom, validTo, name }: LegalArticle): string {
  const to = validTo === null ? 'heden' : formatDate(validTo);
  const from = validFrom === '1900-01-01' ? 'vóór 2017' : formatDate(validFrom);
  return `${name}: ${from} tot en met ${to}`;
}

function periods(versions: readonly LegalArticle[]): string {
  return versions.map(periodOf).join('; ');
}

function choose({ codes, act }: ReportContext, { article, validFrom = null }: OffenceDraft, index: number): ChosenOffence {
  const path = `offences[${index}].article`;
  const none = (code: string, message: string): ChosenOffence => ({ index, version: null, findings: [problem(path, code, message)] });
  if (validFrom !== null && !isPlainDate(validFrom)) {
    return {
      index,
      version: null,
      findings: [
        problem(
          `offences[${index}].validFrom`,
          'invalid-date',
          'Geldig vanaf is geen bestaande datum. Kies een versie uit de lijst van artikelen.',
        ),
      ],
    };
  }
  const chosen = articleVersion(codes.articles, { article, validFrom }, act ?? { first: null, last: null });
  switch (chosen.kind) {
    case 'chosen':
      return { index, version: chosen.version, findings: [] };
    case 'unknown-article':
      return none('unknown-code', `Wetsartikel: ${quoted(article)} staat niet in de lijst van artikelen. Kies een artikel uit die lijst.`);
    case 'not-in-force':
      return none(
        'article-not-in-force',
        `Artikel ${article} was op de datum van het feit niet van kracht (${periods(chosen.known)}). Kies het artikel dat toen gold, of controleer de datum van het feit.`,
      );
    case 'ambiguous':
      // Malformed dates of the act are a finding of their own; they say nothing about the article.
      return act === null
        ? { index, version: null, findings: [] }
        : none(
            'article-ambiguous',
            `Van artikel ${article} golden in de periode van het feit meer versies (${periods(chosen.candidates)}). Kies de versie die bedoeld is, of vul de datum van het feit nauwkeuriger in.`,
          );
  }
}

/** The offences of a draft with the version of the law that the days of the act choose, and what is wrong with each. */
export function chooseOffences(context: ReportContext): ChosenOffence[] {
  return context.draft.offences.map((offence, index) => choose(context, offence, index));
}

/** The same version of an article named twice. */
export function duplicateFindings(chosen: readonly ChosenOffence[]): Finding[] {
  const seen = new Set<string>();
  return chosen.flatMap(({ index, version }) => {
    if (version === null) return [];
    const key = `${version.article}|${version.validFrom}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      problem(`offences[${index}].article`, 'duplicate-offence', `Artikel ${version.article} staat er al. Haal de dubbele regel weg.`),
    ];
  });
}

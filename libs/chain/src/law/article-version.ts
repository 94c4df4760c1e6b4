import type { PlainDate } from '@register/kernel';
import { isInForceDuring } from './legal-article';
import type { DayRange, LegalArticle } from './legal-article';

/** What the date of the act says about a cited article. */
export type ArticleVersion =
  | { readonly kind: 'chosen'; readonly version: LegalArticle }
  /** The act straddles a change of law, or its date is unknown: a person must choose. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly LegalArticle[] }
  | { readonly kind: 'not-in-force'; readonly known: readonly LegalArticle[] }
  | { readonly kind: 'unknown-article' };

/**
 * Chooses the version of an article by the days of the act, never by today (Sr art. 1).
 * With validFrom that version is taken, provided it was in force on a day of the act.
 */
export function articleVersion(
  articles: readonly LegalArticle[],
  cited: { readonly article: string; readonly validFrom: PlainDate | null },
  act: DayRange,
): ArticleVersion {
  const known = articles.filter((article) => article.article === cited.article);
  if (known.length === 0) return { kind: 'unknown-article' };
  const candidates = known.filter((article) => isInForceDuring(article, act));
  const wanted = cited.validFrom === null ? candidates : candidates.filter((article) => article.validFrom === cited.validFrom);
  const [version, ...others] = wanted;
  if (version === undefined) return { kind: 'not-in-force', known };
  return others.length === 0 ? { kind: 'chosen', version } : { kind: 'ambiguous', candidates: wanted };
}

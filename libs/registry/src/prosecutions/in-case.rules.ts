import { isUuid } from '@register/kernel';
import type { Finding } from '@register/kernel';
import { problem } from '../findings/finding';
import type { Case } from './case';

/** The case that a decision or verdict belongs to must be there. */
export function caseFindings(found: Case | null): Finding[] {
  return found === null
    ? [problem('caseId', 'case-not-found', 'Deze zaak bestaat niet, of hoort bij een andere eenheid. Kies een geregistreerde zaak.')]
    : [];
}

/** Numbers of feiten: at least one, each once, each in the case; `pathOf` gives the path of the nth. */
export function countNumberFindings(
  path: string,
  countNos: readonly number[],
  found: Case | null,
  pathOf: (index: number) => string,
): Finding[] {
  if (countNos.length === 0) return [problem(path, 'missing-counts', 'Kies ten minste één feit van de zaak.')];
  return countNos.flatMap((countNo, index) => {
    if (countNos.indexOf(countNo) < index)
      return [problem(pathOf(index), 'duplicate-count', `Feit ${countNo} staat er al. Haal de dubbele regel weg.`)];
    if (found === null || found.counts.some((count) => count.countNo === countNo)) return [];
    return [problem(pathOf(index), 'count-not-found', `De zaak heeft geen feit ${countNo}. Kies een feit van de zaak.`)];
  });
}

/** A record can replace only one that is in the case and that no other record replaces. */
export function replacesFindings(
  draft: { readonly id: string; readonly replaces?: string | null | undefined },
  records: readonly { readonly id: string; readonly replaces: string | null }[] | null,
): Finding[] {
  const replaces = draft.replaces?.toLowerCase() ?? null;
  if (replaces === null) return [];
  const own = draft.id.toLowerCase();
  const isThere = isUuid(replaces) && replaces !== own && (records === null || records.some(({ id }) => id === replaces));
  if (!isThere)
    return [problem('replaces', 'replaced-not-found', 'Wat hier wordt vervangen, staat niet in de zaak. Kies een regel van de zaak.')];
  const isReplaced = records?.some((record) => record.replaces === replaces && record.id !== own) ?? false;
  return isReplaced
    ? [problem('replaces', 'already-replaced', 'Wat hier wordt vervangen, is al vervangen. Vervang de nieuwste regel.')]
    : [];
}

import { isUuid } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import type { CodeBook } from '../codes/code-book';
import { codeFindings } from '../findings/code.rules';
import { asDay, dayFindings, orderFindings } from '../findings/date.rules';
import { problem, quoted } from '../findings/finding';
import { textFindings } from '../findings/text.rules';
import type { Case } from './case';
import type { DecisionDraft } from './case-draft';
import { caseFindings, countNumberFindings, replacesFindings } from './in-case.rules';

const DECIDED = { path: 'decidedOn', name: 'De datum van de beslissing' };

function groundFindings({ kind, grounds }: DecisionDraft, codes: CodeBook, on: PlainDate): Finding[] {
  if (kind !== 'sepot') {
    return grounds.length === 0
      ? []
      : [problem('grounds', 'unexpected-grounds', 'Sepotgronden horen alleen bij een sepot. Haal de gronden weg, of kies sepot.')];
  }
  if (grounds.length === 0)
    return [problem('grounds', 'missing-grounds', 'Een sepot heeft ten minste één grond. Kies de sepotgronden, de zwaarste eerst.')];
  return grounds.flatMap((code, index) => {
    const path = `grounds[${index}]`;
    if (grounds.indexOf(code) < index) return [problem(path, 'duplicate-ground', `Sepotgrond ${code} staat er al. Haal de dubbele weg.`)];
    if (codes.sepotGroundOn(code, on) !== null) return [];
    return [
      problem(
        path,
        'unknown-code',
        `Sepotgrond: ${quoted(code)} was op de datum van de beslissing niet in gebruik. Kies een grond die toen gold.`,
      ),
    ];
  });
}

/** All findings on a decision at once; `found` is its case, null when there is none. */
export function validateDecision(draft: DecisionDraft, codes: CodeBook, found: Case | null, today: PlainDate): Finding[] {
  const decided = asDay(draft.decidedOn);
  const on = decided ?? today;
  return [
    ...(isUuid(draft.id) ? [] : [problem('id', 'invalid-id', 'Het kenmerk van de beslissing is geen UUID.')]),
    ...caseFindings(found),
    ...codeFindings(codes, { path: 'kind', name: 'Soort beslissing', list: 'decision-kind' }, draft.kind, [{ first: on, last: on }]),
    ...dayFindings(DECIDED, draft.decidedOn, today),
    ...orderFindings({ ...DECIDED, day: decided }, { name: 'de instroom van de zaak', day: found?.receivedOn ?? null }),
    ...countNumberFindings('countNos', draft.countNos, found, (index) => `countNos[${index}]`),
    ...groundFindings(draft, codes, on),
    ...replacesFindings(draft, found?.decisions ?? null),
    ...textFindings(draft),
  ];
}

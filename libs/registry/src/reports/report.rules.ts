import { isUuid } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import type { CodeBook } from '../codes/code-book';
import { problem } from '../findings/finding';
import { textFindings } from '../findings/text.rules';
import type { ReportDraft } from './report-draft';
import { reportCodeFindings } from './rules/report-codes.rules';
import { reportContext } from './rules/report-context';
import { dateFindings } from './rules/report-dates.rules';
import { lawFindings } from './rules/report-law.rules';
import { modusFindings } from './rules/report-modus.rules';
import { chooseOffences, duplicateFindings } from './rules/report-offences.rules';
import { personFindings } from './rules/report-persons.rules';
import { placeFindings } from './rules/report-place.rules';
import { newPersonFindings } from './rules/same-as.rules';

function idFindings({ id }: ReportDraft): Finding[] {
  return isUuid(id)
    ? []
    : [problem('id', 'invalid-id', 'Het kenmerk van de melding is geen UUID. Laat het programma een nieuw kenmerk maken.')];
}

/** All findings on a report at once, in the order of the form; `today` is the legal day. Pure: same input, same findings. */
export function validateReport(draft: ReportDraft, codes: CodeBook, today: PlainDate): Finding[] {
  const context = reportContext(draft, codes, today);
  const offences = chooseOffences(context);
  return [
    ...idFindings(draft),
    ...dateFindings(context),
    ...reportCodeFindings(context),
    ...placeFindings(context),
    ...offences.flatMap(({ findings }) => findings),
    ...duplicateFindings(offences),
    ...lawFindings(context, offences),
    ...personFindings(context),
    ...modusFindings(context),
    ...textFindings(draft),
  ];
}

/** All findings on a report that is not in the register yet: of a report, and of what only a correction can say. */
export function validateNewReport(draft: ReportDraft, codes: CodeBook, today: PlainDate): Finding[] {
  return [...validateReport(draft, codes, today), ...newPersonFindings(draft)];
}

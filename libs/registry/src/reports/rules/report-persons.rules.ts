import { formatCount } from '@register/kernel';
import type { Finding } from '@register/kernel';
import { problem } from '../../findings/finding';
import { ageFindings } from '../../findings/number.rules';
import type { ReportContext } from './report-context';
import { sameAsFindings } from './same-as.rules';

const MOST = { victims: 500, suspects: 100, offences: 50, referrals: 20, demands: 20 } as const;

function tooMany(path: string, name: string, length: number, most: number): Finding[] {
  if (length <= most) return [];
  return [problem(path, 'too-many', `Een melding kan ten hoogste ${formatCount(most)} ${name} bevatten. Splits de melding.`)];
}

function missingVictims({ draft }: ReportContext): Finding[] {
  if (draft.victims.length > 0 || draft.reportType === 'ambtshalve') return [];
  return [
    problem(
      'victims',
      'missing-victims',
      'Een melding of aangifte heeft ten minste één slachtoffer. Voeg een slachtoffer toe; geslacht en leeftijd mogen onbekend zijn.',
    ),
  ];
}

/** Ages, the number of persons and the length of the lists. */
export function personFindings(context: ReportContext): Finding[] {
  const { victims, suspects, offences, referrals, modus } = context.draft;
  return [
    ...missingVictims(context),
    ...tooMany('victims', 'slachtoffers', victims.length, MOST.victims),
    ...tooMany('suspects', 'verdachten', suspects.length, MOST.suspects),
    ...tooMany('offences', 'wetsartikelen', offences.length, MOST.offences),
    ...tooMany('referrals', 'verwijzingen', referrals.length, MOST.referrals),
    ...tooMany('modus.demands', 'eisen', modus?.demands.length ?? 0, MOST.demands),
    ...sameAsFindings(context.draft),
    ...victims.flatMap(({ age, ageBand }, index) => ageFindings(`victims[${index}].age`, age, ageBand)),
    ...suspects.flatMap(({ age }, index) => ageFindings(`suspects[${index}].age`, age)),
  ];
}

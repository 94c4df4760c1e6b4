import type { Finding } from '@register/kernel';
import { problem } from '../../findings/finding';
import type { ReportDraft } from '../report-draft';

type Persons = Pick<ReportDraft, 'victims' | 'suspects'>;

/** A person of the input who is said to be one of the expected revision. */
interface Named {
  readonly path: string;
  readonly sameAs: number;
}

/** No report has as many persons. */
const LAST_PERSON = 1_000_000;

function namedIn(path: string, persons: readonly { readonly sameAs?: number | null | undefined }[]): Named[] {
  return persons.flatMap(({ sameAs }, index) => (typeof sameAs === 'number' ? [{ path: `${path}[${index}].sameAs`, sameAs }] : []));
}

function impossible(named: readonly Named[]): Finding[] {
  return named
    .filter(({ sameAs }) => !Number.isInteger(sameAs) || sameAs < 1 || sameAs > LAST_PERSON)
    .map(({ path }) =>
      problem(
        path,
        'invalid-person-number',
        'Het nummer van de persoon in de vorige versie kan niet: het is een heel getal vanaf 1. Open de melding opnieuw.',
      ),
    );
}

/** Two persons cannot both be the same one of the revision before: one of them would get the link of another person. */
function sameTwice(named: readonly Named[]): Finding[] {
  return named
    .filter(({ sameAs }, index) => named.slice(0, index).some((earlier) => earlier.sameAs === sameAs))
    .map(({ path }) => problem(path, 'same-person-twice', 'Deze persoon is in de correctie al een keer opgenomen. Verwijder de dubbele.'));
}

/** What is wrong with the numbers by which a correction names persons of the expected revision, as far as the input itself tells. */
export function sameAsFindings({ victims, suspects }: Persons): Finding[] {
  return [namedIn('victims', victims), namedIn('suspects', suspects)].flatMap((named) => [...impossible(named), ...sameTwice(named)]);
}

/** Only a correction has a revision before it: a new report cannot name persons of one. */
export function newPersonFindings({ victims, suspects }: Persons): Finding[] {
  return [...namedIn('victims', victims), ...namedIn('suspects', suspects)].map(({ path }) =>
    problem(path, 'not-a-correction', 'Een nieuwe melding heeft geen vorige versie waarin deze persoon kan staan. Laat dit nummer weg.'),
  );
}

/** The persons of a correction who are not in the expected revision, which has so many victims and suspects, numbered from 1. */
export function strangerFindings(
  { victims, suspects }: Persons,
  known: { readonly victims: number; readonly suspects: number },
): Finding[] {
  const strangers = [
    ...namedIn('victims', victims).filter(({ sameAs }) => sameAs > known.victims),
    ...namedIn('suspects', suspects).filter(({ sameAs }) => sameAs > known.suspects),
  ];
  return strangers.map(({ path }) =>
    problem(path, 'person-not-found', 'De vorige versie van de melding heeft geen persoon met dit nummer. Open de melding opnieuw.'),
  );
}

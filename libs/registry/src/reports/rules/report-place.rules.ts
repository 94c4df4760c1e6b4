import type { Finding } from '@register/kernel';
import { problem, quoted } from '../../findings/finding';
import type { ReportContext } from './report-context';

function municipalityFindings(context: ReportContext, path: string, code: string | null | undefined): Finding[] {
  if (code === null || code === undefined) return [];
  if (context.codeRanges.some((range) => context.codes.municipalityOn(code, range) !== null)) return [];
  return [
    problem(
      path,
      'unknown-code',
      `Gemeente: ${quoted(code)} is geen gemeentecode die gold op de datum van het feit of van ontvangst. Kies een gemeente uit de lijst.`,
    ),
  ];
}

function ofPlace(context: ReportContext): Finding[] {
  const { kind, municipalityCode = null } = context.draft.place;
  const path = 'place.municipalityCode';
  if (kind === 'municipality' && municipalityCode === null) {
    return [problem(path, 'missing-municipality', 'Kies de gemeente, of kies als plaats "onbekend" of "buitenland".')];
  }
  if (kind !== 'municipality' && municipalityCode !== null) {
    return [
      problem(
        path,
        'unexpected-municipality',
        'Een gemeente hoort alleen bij de plaats "gemeente". Kies die plaats, of maak de gemeente leeg.',
      ),
    ];
  }
  return municipalityFindings(context, path, municipalityCode);
}

/** Place of the act and municipalities of the victims. */
export function placeFindings(context: ReportContext): Finding[] {
  const ofVictims = context.draft.victims.flatMap((victim, index) =>
    municipalityFindings(context, `victims[${index}].municipalityCode`, victim.municipalityCode),
  );
  return [...ofPlace(context), ...ofVictims];
}

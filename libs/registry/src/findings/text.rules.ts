import { containsBsn, formatCount, isUuid } from '@register/kernel';
import type { Finding } from '@register/kernel';
import { problem } from './finding';

/** A text somewhere in the input, with its GraphQL path: `victims[0].personReference`. */
interface Text {
  readonly path: string;
  readonly text: string;
}

const DEFAULT_LENGTH = 200;
/** Longest text per field, in characters. */
const LENGTHS: Readonly<Record<string, number>> = { narrative: 10_000, reason: 1_000 };

function textsIn(value: unknown, path: string): Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, path === '' ? key : `${path}.${key}`));
}

function lengthFindings({ path, text }: Text): Finding[] {
  const most = LENGTHS[path] ?? DEFAULT_LENGTH;
  if (text.length <= most) return [];
  return [
    problem(
      path,
      'text-too-long',
      `Deze tekst is ${formatCount(text.length)} tekens lang. Kort haar in tot ten hoogste ${formatCount(most)} tekens.`,
    ),
  ];
}

function characterFindings({ path, text }: Text): Finding[] {
  if (text.isWellFormed() && !text.includes('\0')) return [];
  return [
    problem(
      path,
      'invalid-text',
      'Deze tekst bevat een teken dat niet kan worden opgeslagen. Typ de tekst opnieuw in plaats van haar te plakken.',
    ),
  ];
}

function bsnFindings({ path, text }: Text): Finding[] {
  if (isUuid(text) || !containsBsn(text)) return [];
  return [
    problem(
      path,
      'bsn-in-text',
      'Deze tekst bevat een nummer dat een burgerservicenummer (BSN) kan zijn. Een BSN mag hier niet worden vastgelegd: haal het nummer weg.',
    ),
  ];
}

/** Findings on every text of an input, however deep: a BSN (never repeated), too long, or not storable. */
export function textFindings(input: object): Finding[] {
  return textsIn(input, '').flatMap((text) => [lengthFindings(text), characterFindings(text), bsnFindings(text)].flat());
}

const SHORTEST_REASON = 3;
const LAST_REVISION = 1_000_000;

/** A correction or withdrawal says why, in at least three characters, and over which revision it goes. */
export function revisionFindings({ reason, expectedRevision }: { readonly reason: string; readonly expectedRevision: number }): Finding[] {
  const findings: Finding[] = [];
  if (reason.trim().length < SHORTEST_REASON) {
    findings.push(problem('reason', 'reason-missing', 'Vul in waarom de registratie wordt gewijzigd, in ten minste drie tekens.'));
  }
  if (!Number.isInteger(expectedRevision) || expectedRevision < 1 || expectedRevision > LAST_REVISION) {
    findings.push(
      problem('expectedRevision', 'invalid-revision', 'Het nummer van de versie kan niet. Open de melding opnieuw en wijzig haar dan.'),
    );
  }
  return findings;
}

import type { Role } from '@register/kernel';

/** A made-up person of the demonstration; the same facts stand in the tokens. */
export interface DemoUser {
  /** Subject in the tokens. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Unit code of registrars. */
  readonly unit: string | null;
  /** What the login page tells of the role, in Dutch. */
  readonly description: string;
}

const registrarOf = (id: string, unit: string, unitName: string): DemoUser => ({
  id,
  name: `Registrator ${unitName} (demo)`,
  role: 'registrar',
  unit,
  description: `Registreert en verbetert meldingen van de eenheid ${unitName}`,
});

const NORTH = registrarOf('registrar-noord', '0100', 'Noord-Nederland');
const EAST = registrarOf('registrar-oost', '0600', 'Oost-Nederland');
const ANALYST: DemoUser = {
  id: 'analist',
  name: 'Analist ministerie (demo)',
  role: 'analyst',
  unit: null,
  description: 'Bekijkt cijfers en maakt antwoorden op Kamervragen; ziet geen personen',
};
const ADMINISTRATOR: DemoUser = {
  id: 'beheerder',
  name: 'Beheerder (demo)',
  role: 'administrator',
  unit: null,
  description: 'Bewaakt of het register volledig en actueel is',
};
const AUDITOR: DemoUser = {
  id: 'auditor',
  name: 'Auditor (demo)',
  role: 'auditor',
  unit: null,
  description: 'Ziet wie wat wanneer heeft ingezien of gewijzigd',
};

/** The five people of the login page, in its order. */
export const DEMO_USERS: readonly DemoUser[] = [NORTH, EAST, ANALYST, ADMINISTRATOR, AUDITOR];

/** Words for `npm run token`, each with the demo user its machine client speaks as. */
export const MACHINE_ROLES: Readonly<Record<string, DemoUser>> = {
  registrar: NORTH,
  'registrar-oost': EAST,
  analyst: ANALYST,
  administrator: ADMINISTRATOR,
  auditor: AUDITOR,
};

/** Client id of the machine client for a word of `MACHINE_ROLES`. */
export function machineClientId(word: string): string {
  return `demo-${word}`;
}

/** Claims about a person or machine client, by its subject; undefined when it is not one of ours. */
export function claimsOf(subject: string): { name: string; role: Role; unit?: string } | undefined {
  const word = Object.keys(MACHINE_ROLES).find((candidate) => machineClientId(candidate) === subject);
  const user = word === undefined ? DEMO_USERS.find(({ id }) => id === subject) : MACHINE_ROLES[word];
  return user && { name: user.name, role: user.role, ...(user.unit !== null && { unit: user.unit }) };
}

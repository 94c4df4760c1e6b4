/** Ending of a relation that is under construction; nobody reads it until the swap renames it. */
export const BUILDING = '__building';

/** A name as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Schema and name as SQL writes them. */
export function qualified(schema: string, name: string): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

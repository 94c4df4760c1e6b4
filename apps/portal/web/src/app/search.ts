/** Search parameters as plain text both ways, so that an address stays readable: ?van=2018&eenheid=0600. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Leaves out what is empty; keeps the order in which the keys were given. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' ? value !== '' : typeof value === 'number') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** A text parameter of at most `limit` characters, else nothing. */
export function textParameter(value: unknown, limit = 100): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= limit ? value : undefined;
}

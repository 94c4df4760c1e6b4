import type { Plain } from '../stages';

/** Turns what a template function is given (scalars, or wrapped values in arrays and maps) into plain data. */
export function toPlain(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), toPlain(item)]));
  if (typeof value === 'object' && 'value' in value) return toPlain(value.value);
  throw new Error('a function cannot be used as a value here');
}

/** Writes plain data as a Jinja literal. */
export function toJinja(value: Plain): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(toJinja).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${toJinja(item)}`)
    .join(', ')}}`;
}

/** Whether a plain value is a list. */
export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Whether a plain value is a mapping. */
export function isMapping(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of texts from a list, one text, or nothing. */
export function texts(value: Plain | undefined): string[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value.map(String) : [String(value)];
}

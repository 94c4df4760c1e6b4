import { textOf } from '../jinja/text';
import { Float, Func, membersOf, Thing, Undefined, type Value } from '../jinja/values';
import type { Plain } from '../stages';

/** Turns a value of a template into plain data; an object of the program becomes its text. */
export function plainOf(value: Value): Plain {
  if (value === null || value instanceof Undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Float) return value.value;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [textOf(key), plainOf(item)]));
  const members = membersOf(value);
  if (members) return members.map(plainOf);
  if (value instanceof Func) throw new Error(`function ${value.name} cannot be used as a value here; is () missing?`);
  return value instanceof Thing ? value.text() : null;
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

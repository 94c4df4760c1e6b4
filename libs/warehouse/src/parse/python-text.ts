import type { Plain } from '../stages';
import { isList, isMapping } from './plain';

/** A value as Python's `str` writes it; names and hashes of generic tests rest on it. */
export function pythonText(value: Plain): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

/** A value as Python's `repr` writes it. */
export function pythonRepr(value: Plain): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (!isMapping(value)) return 'None';
  return `{${Object.entries(value)
    .map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`)
    .join(', ')}}`;
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", String.raw`\'`)}'`;
}

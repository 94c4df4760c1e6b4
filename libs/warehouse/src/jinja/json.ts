import { textOf } from './text';
import { Float, membersOf, Thing, Undefined, type Value } from './values';

/** JSON as Python's `json.dumps` writes it; `indent` 0 means one line. */
export function toJson(value: Value, indent = 0, sortKeys = false, level = 1): string {
  if (value === null || value instanceof Undefined) return 'null';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value instanceof Float) return `${value.value}.0`;
  if (typeof value === 'string')
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const join = (parts: readonly string[], [open, close]: readonly [string, string]) => {
    if (parts.length === 0) return open + close;
    if (indent === 0) return open + parts.join(', ') + close;
    const line = `\n${' '.repeat(indent * level)}`;
    return `${open}${line}${parts.join(`,${line}`)}\n${' '.repeat(indent * (level - 1))}${close}`;
  };
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [typeof key === 'string' ? key : textOf(key), item] as const);
    const ordered = sortKeys ? entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : entries;
    return join(
      ordered.map(([key, item]) => `${JSON.stringify(key)}: ${toJson(item, indent, sortKeys, level + 1)}`),
      ['{', '}'],
    );
  }
  const items = membersOf(value) ?? (value instanceof Thing ? value.items?.() : undefined);
  if (items) {
    return join(
      items.map((item) => toJson(item, indent, sortKeys, level + 1)),
      ['[', ']'],
    );
  }
  return JSON.stringify(textOf(value));
}

/** A template value from plain data. */
export function fromData(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(fromData);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [fromData(key), fromData(item)]));
  if (typeof value === 'object') return new Map(Object.entries(value).map(([key, item]) => [key, fromData(item)]));
  return String(value);
}

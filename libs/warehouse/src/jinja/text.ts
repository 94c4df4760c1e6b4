import { Float, Func, PythonSet, Thing, Tuple, Undefined, type Value } from './values';

/** A value as `{{ }}` prints it: Python's `str`. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Undefined) {
    value.check();
    return '';
  }
  return value instanceof Thing ? value.text() : repr(value);
}

/** A value as it prints inside a list: Python's `repr`. */
export function repr(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (value instanceof Float) return `${value.value}.0`;
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (value instanceof Tuple) return `(${value.items.map(repr).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PythonSet) return value.items.length === 0 ? 'set()' : `{${value.items.map(repr).join(', ')}}`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${repr(key)}: ${repr(item)}`).join(', ')}}`;
  if (value instanceof Func) return `<function ${value.name}>`;
  if (value instanceof Undefined) return 'Undefined';
  return value.text();
}

function quote(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

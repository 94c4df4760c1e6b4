import { func } from './arguments';
import { dictMethods, listMethods, setMethods } from './collection-methods';
import { textMethods } from './text-methods';
import { describe, Float, Func, membersOf, numberOf, orElse, PythonSet, Thing, Tuple, Undefined, type Value } from './values';

/** `value.name`: an attribute, else (for a dict) the value under that key, as Jinja looks it up. */
export function attributeOf(value: Value, name: string): Value {
  if (value instanceof Undefined) return (value.check(), value);
  if (value instanceof Thing) {
    const found = value.attribute(name);
    return found === undefined ? refuse(value, name) : found;
  }
  if (value instanceof Func) return orElse(value.attributes[name], new Undefined(name));
  const method = methodOf(value, name);
  if (method) return method;
  if (value instanceof Map) return orElse(value.get(name), new Undefined(name));
  return new Undefined(name);
}

/** `value[key]`: an item, else an attribute of that name. */
export function itemOf(value: Value, key: Value): Value {
  if (value instanceof Undefined) return (value.check(), value);
  if (key instanceof Undefined) key.check();
  if (value instanceof Map) {
    const found = value.get(key instanceof Float ? key.value : key);
    return found === undefined ? attributeByKey(value, key) : found;
  }
  if (value instanceof Thing) {
    const item = value.item?.(key);
    if (item !== undefined) return item;
    const items = value.items?.();
    const index = numberOf(key);
    if (items && index !== undefined) return orElse(items[index < 0 ? index + items.length : index], new Undefined(String(index)));
    return attributeByKey(value, key);
  }
  const items = typeof value === 'string' ? [...value] : value instanceof PythonSet ? undefined : membersOf(value);
  const index = numberOf(key);
  if (items && index !== undefined) {
    const item = items[index < 0 ? index + items.length : index];
    return item === undefined ? new Undefined(String(index)) : item;
  }
  return attributeByKey(value, key);
}

function attributeByKey(value: Value, key: Value): Value {
  return typeof key === 'string' ? attributeOf(value, key) : new Undefined(describe(key));
}

function refuse(value: Thing, name: string): Value {
  throw new Error(`${value.kind} has no '${name}' here; it is not supported`);
}

function methodOf(value: Value, name: string): Value | undefined {
  const methods =
    typeof value === 'string'
      ? textMethods(value)
      : Array.isArray(value)
        ? listMethods(value)
        : value instanceof Map
          ? dictMethods(value)
          : value instanceof PythonSet
            ? setMethods(value)
            : value instanceof Tuple
              ? listMethods([...value.items])
              : {};
  if (!Object.hasOwn(methods, name)) return undefined;
  const method = methods[name];
  return method && func(name, method);
}

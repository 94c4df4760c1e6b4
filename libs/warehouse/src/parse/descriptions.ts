import { WarehouseError, type Place } from '../errors';
import { nearestNames } from '../graph/nearest';
import type { DocBlock, Package } from '../stages';
import type { Reading } from './reading';

/** Finds docs blocks by name: first in the own package, then anywhere. */
export type Docs = ReadonlyMap<string, DocBlock>;

/** Key of docs blocks in a map of them. */
export function docKey(own: string, name: string): string {
  return `${own}.${name}`;
}

/** A description with its Jinja rendered; an unknown docs block is an error with place. */
export function describe(reading: Reading, own: Package, docs: Docs, text: string, place: Place): string {
  if (!/\{[{%#]/.test(text)) return text.trim();
  const doc = (names: readonly string[]): string => {
    const found = findDoc(reading, own, docs, names);
    if (found === undefined) throw unknownDoc(docs, names, place);
    return found.text;
  };
  const value = reading.engine.value(text, place, own.name, doc);
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

function findDoc(reading: Reading, own: Package, docs: Docs, names: readonly string[]): DocBlock | undefined {
  const [first = '', second] = names;
  if (second !== undefined) return docs.get(docKey(first, second));
  const order = [own.name, ...reading.project.packages.map((one) => one.name)];
  return order.flatMap((name) => docs.get(docKey(name, first)) ?? [])[0];
}

function unknownDoc(docs: Docs, names: readonly string[], place: Place): WarehouseError {
  const name = names.at(-1) ?? '';
  const near = nearestNames(
    name,
    [...docs.values()].map((doc) => doc.name),
  );
  const hint = near.length === 0 ? '' : `; did you mean ${near.map((one) => `'${one}'`).join(' or ')}?`;
  return new WarehouseError('yaml', `doc(${names.map((one) => `'${one}'`).join(', ')}): there is no docs block of that name${hint}`, place);
}

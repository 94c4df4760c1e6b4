import type { MacroInfo } from '../stages';
import { describe, type Docs } from './descriptions';
import type { PackageRelations } from './package-nodes';
import type { Reading } from './reading';

/** The macros, with what YAML says of them; YAML about one that is not there is told. */
export function describeMacros(reading: Reading, docs: Docs, relations: readonly PackageRelations[]): MacroInfo[] {
  const described = new Map<string, string>();
  const known = new Set(reading.engine.macros.map((macro) => macro.id));
  for (const { own, properties } of relations) {
    for (const entry of properties.macros) {
      const { name } = entry.value;
      const id = [name, `test_${name}`].map((one) => `macro.${own.name}.${one}`).find((one) => known.has(one));
      if (id === undefined) reading.notices.add(`'${name}' is described here, but there is no such macro`, entry.place());
      else described.set(id, describe(reading, own, docs, entry.value.description, entry.place(['description'])));
    }
  }
  return reading.engine.macros.map((macro) => ({ ...macro, description: described.get(macro.id) ?? macro.description }));
}

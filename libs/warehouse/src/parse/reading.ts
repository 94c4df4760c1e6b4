import { placeAt, WarehouseError, type Place } from '../errors';
import type { Package, Plain, Project, ProjectFile } from '../stages';
import type { Engine } from './engine';
import type { Notices } from './notices';
import type { ParseOptions } from './parse-options';

/** What every part of parsing has at hand. */
export interface Reading {
  readonly project: Project;
  readonly root: Package;
  readonly engine: Engine;
  readonly options: ParseOptions;
  readonly notices: Notices;
}

/** Does work on a package; an error tells in which installed package its file is. */
export function inPackage<T>(reading: Reading, own: Package, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (own.name === reading.root.name || !(error instanceof WarehouseError) || !error.place) throw error;
    throw new WarehouseError(error.code, error.text, { ...error.place, file: `${own.name}: ${error.place.file}` }, error.node);
  }
}

/** Folders of a path under the first of the given folders that holds it, and the name of the file without its ending. */
export function partsOf(path: string, folders: readonly string[]): { readonly folders: readonly string[]; readonly base: string } {
  const top = folders
    .map((folder) => folder.replace(/\/+$/, ''))
    .filter((folder) => path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  const parts = path.slice(top === undefined ? 0 : top.length + 1).split('/');
  return { folders: parts.slice(0, -1), base: (parts.at(-1) ?? '').replace(/\.[^.]+$/, '') };
}

/** Renders what has Jinja in it within a value of dbt_project.yml. */
export function renderTree(reading: Reading, own: Package, value: Plain): Plain {
  if (typeof value === 'string') {
    return /\{[{%#]/.test(value) ? reading.engine.value(value, placeOfText(own.config.file, value), own.name) : value;
  }
  if (Array.isArray(value)) return value.map((item: Plain) => renderTree(reading, own, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, Plain]) => [key, renderTree(reading, own, item)]));
}

function placeOfText(file: ProjectFile, text: string): Place {
  const index = file.text.indexOf(text.split('\n')[0] ?? '');
  return index < 0 ? { file: file.path } : { file: file.path, ...placeAt(file.text, index) };
}

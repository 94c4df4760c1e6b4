import { placeAt, WarehouseError } from '../errors';
import { BadConstruct, tagsOf, type Tag } from '../jinja/scan';
import type { MacroStatement } from '../jinja/tree';
import type { MacroInfo, Package, Project, ProjectFile } from '../stages';
import { BUILT_IN_FILES } from './built-in-macros';
import { readTemplate, type Part, type Template } from './template';

/** Package under which the macros that dbt brings along are found. */
export const DBT = 'dbt';

/** A macro that templates can call. */
export interface Macro {
  readonly id: string;
  readonly name: string;
  readonly package: string;
  readonly file: ProjectFile;
  /** From the first character of its block to the one after its last. */
  readonly whole: Part;
  /** Its template and block; a construct that cannot be read is an error with place. */
  read(): { readonly template: Template; readonly statement: MacroStatement };
}

const known = new WeakMap<Project, Macros>();

/** The macros of a project, read once. */
export function macrosOf(project: Project): Macros {
  const macros = known.get(project) ?? new Macros(project);
  known.set(project, macros);
  return macros;
}

/** All macros of a project, its packages and dbt's own, by package and name. */
export class Macros {
  readonly infos: readonly MacroInfo[];
  private readonly byPackage = new Map<string, ReadonlyMap<string, Macro>>();

  constructor(private readonly project: Project) {
    const infos: MacroInfo[] = [];
    for (const own of project.packages) {
      const macros = own.macros.flatMap((file) => readMacros(own, file, own.name === project.name));
      this.byPackage.set(own.name, new Map(macros.map((macro) => [macro.name, macro])));
      infos.push(...macros.map((macro) => infoOf(macro)));
    }
    this.byPackage.set(
      DBT,
      new Map(BUILT_IN_FILES.flatMap((file) => readMacros({ name: DBT }, file, true)).map((macro) => [macro.name, macro])),
    );
    this.infos = infos;
  }

  /** The macro that a bare name means in a file of a package: its own, then the project's, then dbt's. */
  find(name: string, own: string): Macro | undefined {
    return this.inPackage(name, own) ?? this.inPackage(name, this.project.name) ?? this.builtIn(name);
  }

  /** The macro of a package; those of dbt can be written over in the project. */
  inPackage(name: string, own: string): Macro | undefined {
    return this.byPackage.get(own)?.get(name);
  }

  /** dbt's own macro of that name, also in the form for PostgreSQL. */
  builtIn(name: string): Macro | undefined {
    const own = this.byPackage.get(DBT);
    return own?.get(name);
  }

  hasPackage(name: string): boolean {
    return this.byPackage.has(name);
  }

  /** The macro that `adapter.dispatch` means: `postgres__name` or `default__name`, in the order of the packages. */
  dispatch(name: string, namespace: string | undefined, own: string): Macro | undefined {
    for (const place of this.searchOrder(namespace)) {
      for (const prefix of ['postgres__', 'default__']) {
        const found = place === undefined ? this.find(prefix + name, own) : this.inPackage(prefix + name, place);
        if (found) return found;
      }
    }
    return namespace === undefined || namespace === DBT ? undefined : this.dispatchBuiltIn(name);
  }

  private dispatchBuiltIn(name: string): Macro | undefined {
    return this.builtIn(`postgres__${name}`) ?? this.builtIn(`default__${name}`);
  }

  private searchOrder(namespace: string | undefined): readonly (string | undefined)[] {
    if (namespace === undefined) return [undefined];
    const configured = this.project.config.dispatch[namespace];
    return configured ?? [this.project.name, namespace];
  }
}

function infoOf(macro: Macro): MacroInfo {
  const text = macro.file.text.slice(macro.whole.start, macro.whole.end);
  return { id: macro.id, name: macro.name, package: macro.package, file: macro.file, text, description: '' };
}

/** Macros of one file: those of the project are read at once, so that mistakes are told; those of packages when they are called. */
function readMacros(own: Pick<Package, 'name'>, file: ProjectFile, strict: boolean): Macro[] {
  const all = strict ? readTemplate(file) : undefined;
  return blocksOf(file).map(({ name, whole }) => ({
    id: `macro.${own.name}.${name}`,
    name,
    package: own.name,
    file,
    whole,
    read: () => {
      const template = all ?? readTemplate(file, undefined, whole);
      const statement = template.tree.macros.find((macro) => macro.span.start === whole.start);
      if (!statement) throw new Error(`macro '${name}' cannot be read`);
      return { template, statement };
    },
  }));
}

const PREFIX: Readonly<Record<string, string>> = { macro: '', test: 'test_', materialization: 'materialization_' };

/** Names and places of the macros in a file, without reading what is in them. */
function blocksOf(file: ProjectFile): { readonly name: string; readonly whole: Part }[] {
  const blocks: { readonly name: string; readonly whole: Part }[] = [];
  let depth = 0;
  let open = { name: '', start: 0 };
  for (const tag of tagsIn(file)) {
    const kind = tag.word.replace(/^end/, '');
    const prefix = PREFIX[kind];
    if (prefix === undefined) continue;
    if (tag.word === kind) {
      const name = /^\{%[-+]?\s*\w+\s+(\w+)/.exec(file.text.slice(tag.start, tag.end))?.[1] ?? '';
      if (depth === 0) open = { name: prefix + name, start: tag.start };
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) blocks.push({ name: open.name, whole: { start: open.start, end: tag.end } });
    }
  }
  if (depth > 0) throw unreadable(file, `macro '${open.name}' is not closed`, open.start);
  return blocks;
}

function tagsIn(file: ProjectFile): readonly Tag[] {
  try {
    return tagsOf(file.text);
  } catch (error) {
    throw error instanceof BadConstruct ? unreadable(file, error.message, error.offset) : error;
  }
}

function unreadable(file: ProjectFile, reason: string, offset: number): WarehouseError {
  return new WarehouseError('template', `template cannot be read: ${reason}`, { file: file.path, ...placeAt(file.text, offset) });
}

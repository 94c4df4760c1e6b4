import { WarehouseError } from '../errors';
import type { MacroStatement } from '../jinja/tree';
import type { MacroInfo, Package, Project, ProjectFile } from '../stages';
import { BUILT_IN_FILES } from './built-in-macros';
import { readTemplate, type Template } from './template';

/** Package under which the macros that dbt brings along are found. */
export const DBT = 'dbt';

/** A macro that templates can call; one that cannot be read is refused when it is called. */
export interface Macro {
  readonly id: string;
  readonly name: string;
  readonly package: string;
  readonly file: ProjectFile;
  readonly template: Template | undefined;
  readonly statement: MacroStatement | undefined;
  readonly broken: WarehouseError | undefined;
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
  const { whole } = macro.statement ?? { whole: { start: 0, end: macro.file.text.length } };
  return {
    id: macro.id,
    name: macro.name,
    package: macro.package,
    file: macro.file,
    text: macro.file.text.slice(whole.start, whole.end),
    description: '',
  };
}

/** Macros of one file. A file of an installed package that cannot be read whole is read macro by macro. */
function readMacros(own: Pick<Package, 'name'>, file: ProjectFile, strict: boolean): Macro[] {
  const whole = tryRead(file);
  const make = (name: string, template: Template | undefined, statement: MacroStatement | undefined, broken?: WarehouseError): Macro => ({
    id: `macro.${own.name}.${name}`,
    name,
    package: own.name,
    file,
    template,
    statement,
    broken,
  });
  if (!(whole instanceof WarehouseError))
    return whole.tree.macros.filter((macro) => macro.outer).map((macro) => make(macro.name, whole, macro));
  if (strict) throw whole;
  return [...file.text.matchAll(BLOCK)].flatMap((match) => {
    const [, kind = '', name = ''] = match;
    const end = new RegExp(String.raw`\{%-?\s*end${kind}\b[\s\S]*?%\}`).exec(file.text.slice(match.index));
    // Blanks in front keep the lines and columns those of the file.
    const before = file.text.slice(0, match.index).replace(/[^\n]/g, ' ');
    const text = file.text.slice(match.index, end ? match.index + end.index + end[0].length : undefined);
    const part = tryRead({ path: file.path, text: before + text });
    const full = kind === 'test' ? `test_${name}` : name;
    if (part instanceof WarehouseError) return [make(full, undefined, undefined, part)];
    return part.tree.macros.filter((macro) => macro.outer).map((macro) => make(macro.name, part, macro));
  });
}

const BLOCK = /\{%-?\s*(macro|test)\s+(\w+)/g;

function tryRead(file: ProjectFile): Template | WarehouseError {
  try {
    return readTemplate(file);
  } catch (error) {
    if (error instanceof WarehouseError) return error;
    throw error;
  }
}

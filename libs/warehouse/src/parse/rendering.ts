import { evaluate, macroValue, Return, Scope, type Frame } from '../jinja/evaluate';
import { func } from '../jinja/arguments';
import { fromData } from '../jinja/json';
import { textOf } from '../jinja/text';
import { Func, Thing, UnknownName, type Value } from '../jinja/values';
import type { Settings } from '../stages';
import { DBT, type Macro, type Macros } from './macros';
import { onlyExpression, renderTemplate, type Template } from './template';
import { placeOf, toWarehouseError, withStep } from './template-failure';
import { WarehouseError } from '../errors';

/** What the names of a template mean, beside macros. */
export interface Names {
  readonly macros: Macros;
  /** Package of the file that is rendered. */
  readonly own: string;
  global(name: string): Value | undefined;
  /** `adapter`, with the dispatch of a file. */
  adapter(dispatch: Func): Value;
  /** Constants that stand for macros, by name or `package.name`. */
  readonly overrides?: Settings;
}

/** Names that Jinja gives a meaning itself. */
const OF_JINJA = new Set(['loop', 'caller', 'varargs', 'kwargs', 'self']);

/** One rendering of a node: its template and all macros it calls. */
export class Rendering {
  /** Ids of the macros that were called. */
  readonly used = new Set<string>();
  private readonly frames = new Map<Template, Map<string, Frame>>();
  private readonly calls = new Map<Macro, Func>();
  private readonly adapters = new Map<string, Value>();

  constructor(private readonly names: Names) {}

  /** Text of a template. */
  text(template: Template, node?: string): string {
    return this.guarded(template, node, (frame) => renderTemplate(template, frame));
  }

  /** Value of a template that is one expression alone, else its text. */
  value(template: Template, node?: string): Value {
    const only = onlyExpression(template);
    if (!only) return this.text(template, node);
    return this.guarded(template, node, (frame) => evaluate(only, new Scope(), frame));
  }

  /** Calls a macro from outside a template. */
  call(macro: Macro, args: readonly Value[]): Value {
    const callable = this.callable(macro);
    try {
      return callable.call(args, new Map());
    } catch (error) {
      throw toWarehouseError(error, undefined);
    }
  }

  /** Throws when a template names something that is not known, wherever in it that stands. */
  checkNames(template: Template, node?: string): void {
    const { uses, defines, members } = template.tree;
    for (const [name, offset] of uses) {
      if (OF_JINJA.has(name) || defines.has(name) || this.lookup(name, this.names.own) !== undefined) continue;
      const path = [...members.keys()].find((member) => member.startsWith(`${name}.`));
      const hint = path === undefined ? '' : `; if it is a package, it is not among the installed packages ('${path}')`;
      const place = placeOf({ file: template.file, offset }, name);
      throw new WarehouseError('template', new UnknownName(name).message + hint, place, node);
    }
    for (const [path, offset] of members) {
      const [space = '', name = ''] = path.split('.');
      const owner = defines.has(space) ? undefined : this.lookup(space, this.names.own);
      if (!(owner instanceof Thing) || owner.item !== undefined || owner.attribute(name) !== undefined) continue;
      throw new WarehouseError(
        'template',
        `${owner.kind} has no '${name}' here; it is not supported`,
        placeOf({ file: template.file, offset }, name),
        node,
      );
    }
  }

  /** Notes the macros that a template names, also where they were not called. */
  noteMacros(template: Template): void {
    const { uses, defines, members } = template.tree;
    for (const name of uses.keys()) if (!defines.has(name)) this.note(this.names.macros.find(name, this.names.own));
    for (const member of members.keys()) {
      const [space = '', name = ''] = member.split('.');
      if (!defines.has(space)) this.note(this.names.macros.inPackage(name, space));
    }
  }

  private note(macro: Macro | undefined): void {
    if (macro) this.used.add(macro.id);
  }

  private guarded<T>(template: Template, node: string | undefined, work: (frame: Frame) => T): T {
    const frame = this.frame(template, this.names.own);
    try {
      return work(frame);
    } catch (error) {
      throw toWarehouseError(withStep(error, { file: template.file, offset: frame.at, macro: null }), node);
    }
  }

  private frame(template: Template, own: string): Frame {
    const frames = this.frames.get(template) ?? new Map<string, Frame>();
    this.frames.set(template, frames);
    const known = frames.get(own);
    if (known) return known;
    const frame: Frame = {
      at: 0,
      lookup: (name) => this.lookup(name, own),
      sets: (name) => template.tree.defines.has(name),
      lineOf: template.lineOf,
      enter: (macro, run) => {
        try {
          return run();
        } catch (error) {
          if (error instanceof Return) return error.value;
          throw withStep(error, { file: template.file, offset: frame.at, macro });
        }
      },
    };
    frames.set(own, frame);
    return frame;
  }

  private lookup(name: string, own: string): Value | undefined {
    const override = this.override(name, own);
    if (override !== undefined) return override;
    if (name === 'adapter') return this.adapter(own);
    if (name === 'context') return this.contextValue(own);
    const macro = this.names.macros.find(name, own);
    const global = this.names.global(name);
    if (macro && !(macro.package === DBT && global !== undefined)) return this.callable(macro);
    if (global !== undefined) return global;
    return this.names.macros.hasPackage(name) ? this.namespace(name) : undefined;
  }

  /** A constant instead of a name: of dbt's own macros with or without `dbt.` before it. What is no macro becomes the constant itself. */
  private override(name: string, own: string): Value | undefined {
    const constant = this.constant(name) ?? this.constant(`${DBT}.${name}`);
    if (constant === undefined) return undefined;
    const isCalled = this.names.macros.find(name, own) !== undefined || this.names.global(name) instanceof Func;
    return isCalled ? constant : constant.call([], new Map());
  }

  private constant(name: string): Func | undefined {
    const { overrides } = this.names;
    if (!overrides || !Object.hasOwn(overrides, name)) return undefined;
    const value = fromData(overrides[name]);
    return new Func(name, () => value);
  }

  /** `dbt_utils` in `dbt_utils.star()`. */
  private namespace(name: string): Thing {
    return new Thing({
      kind: `package '${name}'`,
      attributes: (member) => {
        const macro = this.names.macros.inPackage(member, name);
        const constant = this.constant(`${name}.${member}`) ?? (name === DBT ? this.constant(member) : undefined);
        return constant ?? (macro ? this.callable(macro) : name === DBT ? this.names.global(member) : undefined);
      },
    });
  }

  private contextValue(own: string): Thing {
    return new Thing({
      kind: 'context',
      attributes: (name) =>
        name === 'get'
          ? func('get', (args) => this.lookup(args.text(0, 'key'), own) ?? args.get(1, 'default') ?? null)
          : this.lookup(name, own),
      item: (key) => this.lookup(textOf(key), own),
      mapping: true,
    });
  }

  private adapter(own: string): Value {
    const known = this.adapters.get(own);
    if (known !== undefined) return known;
    const dispatch = func('dispatch', (args) => {
      const name = args.text(0, 'macro_name');
      if (args.get(9, 'packages') !== undefined) throw new Error('adapter.dispatch(packages=...) is not supported; use macro_namespace');
      const namespace = args.optionalText(1, 'macro_namespace');
      const macro = this.names.macros.dispatch(name, namespace, own);
      if (macro) return this.callable(macro);
      throw new Error(`there is no macro 'postgres__${name}' or 'default__${name}'${namespace === undefined ? '' : ` for '${namespace}'`}`);
    });
    const adapter = this.names.adapter(dispatch);
    this.adapters.set(own, adapter);
    return adapter;
  }

  private callable(macro: Macro): Func {
    const known = this.calls.get(macro);
    if (known) return known;
    let made: Func | undefined;
    const noted = new Func(
      macro.name,
      (args, keywords) => {
        this.used.add(macro.id);
        if (!made) {
          const { statement, template } = macro.read();
          made = macroValue(statement, new Scope(), this.frame(template, macro.package));
        }
        return made.call(args, keywords);
      },
      { name: macro.name },
    );
    this.calls.set(macro, noted);
    return noted;
  }
}

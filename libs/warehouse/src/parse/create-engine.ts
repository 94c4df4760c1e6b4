import { WarehouseError, messageOf, type Place } from '../errors';
import type { Plain, Project, RefName, Settings, SourceName } from '../stages';
import { mergeSettings } from './config-layers';
import { dbtContext, toPlain } from './interim-context';
import type { Captured, Engine, NamedNode, TemplateRequest } from './engine';
import { readMacros } from './interim-macros';
import type { ParseOptions } from './parse-options';
import { readTemplate, render } from './interim-template';

/** The template engine as parsing uses it. */
export function createEngine(project: Project, options: ParseOptions): Engine {
  const macros = readMacros(project.packages.flatMap((own) => own.macros));
  const nothing = () => '';
  const capture = ({ file, node }: TemplateRequest): Captured => {
    const refs = new Map<string, RefName>();
    const sources = new Map<string, SourceName>();
    let settings: Settings = {};
    const context = dbtContext({
      project,
      ...options,
      self: node,
      ref: (name) => {
        refs.set(name, { package: null, name });
        return name;
      },
      source: (name) => {
        sources.set(`${name.source}.${name.table}`, name);
        return `${name.source}.${name.table}`;
      },
      config: (given) => {
        settings = mergeSettings(settings, given);
      },
    });
    render(readTemplate(file, node), macros.programs, { ...context, get_where_subquery: (relation: unknown) => relation }, node);
    return { refs: [...refs.values()], sources: [...sources.values()], settings, macros: [] };
  };
  const value = (text: string, place: Place, _own: string, doc?: (names: readonly string[]) => string): Plain => {
    let found: Plain = null;
    const context = {
      ...dbtContext({ project, ...options, self: '', ref: nothing, source: nothing, config: nothing }),
      doc: (...names: unknown[]) => (doc ? doc(names.map(String)) : ''),
      the_value: (given: unknown) => {
        found = toPlain(given);
        return '';
      },
    };
    const only = /^\s*\{\{-?((?:(?!\}\}).)*?)-?\}\}\s*$/s.exec(text)?.[1];
    try {
      if (only === undefined) return render(readTemplate({ path: place.file, text }), macros.programs, context);
      render(readTemplate({ path: place.file, text: `{{ the_value(${only}) }}` }), macros.programs, context);
      return found;
    } catch (error) {
      throw new WarehouseError('yaml', error instanceof WarehouseError ? error.text : messageOf(error), place);
    }
  };
  const custom = (macro: string, given: string | null): string => {
    const argument = given === null ? 'none' : JSON.stringify(given);
    const file = { path: `macro ${macro}`, text: `{{ ${macro}(${argument}, none) }}` };
    const context = dbtContext({ project, ...options, self: '', ref: nothing, source: nothing, config: nothing });
    return render(readTemplate(file), macros.programs, context).trim();
  };
  return {
    macros: [],
    capture,
    value,
    macro: (name, own) => (macros.names.has(name) ? `macro.${own}.${name}` : null),
    schemaName: (given) => {
      if (macros.names.has('generate_schema_name')) return custom('generate_schema_name', given);
      return given === null ? options.targetSchema : `${options.targetSchema}_${given}`;
    },
    aliasName: (given, node: NamedNode) =>
      macros.names.has('generate_alias_name') ? custom('generate_alias_name', given) : (given ?? node.name),
  };
}

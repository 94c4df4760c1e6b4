import { fromData } from '../jinja/json';
import { textOf } from '../jinja/text';
import type { Value } from '../jinja/values';
import { func } from '../jinja/arguments';
import { WarehouseError } from '../errors';
import type { Project, RefName, Settings, SourceName } from '../stages';
import { mergeCalls } from './config-layers';
import { DbtContext } from './context';
import { databaseOf, type ContextParts } from './context-parts';
import type { Captured, Engine, NamedNode, TemplateRequest } from './engine';
import { macrosOf } from './macros';
import type { Notices } from './notices';
import type { ParseOptions } from './parse-options';
import { plainOf } from './plain';
import { relationValue } from './relation-value';
import { Rendering } from './rendering';
import { readTemplate } from './template';

/** The template engine of one project; its macros are read once. */
export function createEngine(project: Project, options: ParseOptions, notices: Notices): Engine {
  const macros = macrosOf(project);
  const placeholder = (schema: string, identifier: string): Value =>
    relationValue({ database: databaseOf(options), schema, identifier, type: 'table' });

  const rendering = (own: string, parts: Partial<ContextParts>, extra: Readonly<Record<string, Value>> = {}): Rendering => {
    const context = new DbtContext({
      project,
      options,
      own,
      execute: false,
      self: null,
      model: () => new Map(),
      settings: () => ({}),
      ref: (name) => placeholder(options.targetSchema, name.name),
      source: (name) => placeholder(name.source, name.table),
      config: () => undefined,
      isIncremental: () => false,
      ask: () => undefined,
      notice: () => undefined,
      render: (text) => made.text(readTemplate({ path: project.config.file.path, text })),
      ...parts,
    });
    const made: Rendering = new Rendering({
      macros,
      own,
      global: (name) => (Object.hasOwn(extra, name) ? extra[name] : context.get(name)),
      adapter: (dispatch) => context.adapter(dispatch),
    });
    return made;
  };

  const named = (macro: string, custom: string | null, node: NamedNode): string => {
    const found = macros.find(macro, project.name);
    if (!found) throw new Error(`macro ${macro} is missing`);
    const values = nodeValue(node, options);
    return textOf(rendering(node.package, { model: () => values, settings: () => node.settings }).call(found, [custom, values])).trim();
  };

  return {
    macros: macros.infos,
    capture: (request) => capture(request, options, notices, rendering),
    value: (text, place, own, doc) => {
      const file = { path: place.file, text };
      const extra: Record<string, Value> = doc ? { doc: func('doc', (args) => doc(args.positional.map(textOf))) } : {};
      try {
        return plainOf(rendering(own, {}, extra).value(readTemplate(file)));
      } catch (error) {
        if (!(error instanceof WarehouseError)) throw error;
        throw new WarehouseError(error.code, error.text, place, error.node);
      }
    },
    macro: (name, own, namespace) => (namespace === null ? macros.find(name, own) : macros.inPackage(name, namespace))?.id ?? null,
    schemaName: (custom, node) => named('generate_schema_name', custom, node),
    aliasName: (custom, node) => named('generate_alias_name', custom, node),
  };
}

type Start = (own: string, parts: Partial<ContextParts>) => Rendering;

/** Renders a template once, without a database, to learn what it reads, calls and sets. */
function capture(request: TemplateRequest, options: ParseOptions, notices: Notices, start: Start): Captured {
  const refs = new Map<string, RefName>();
  const sources = new Map<string, SourceName>();
  let settings: Settings = {};
  const template = readTemplate(request.file, request.node);
  const place = (schema: string, identifier: string): Value =>
    relationValue({ database: databaseOf(options), schema, identifier, type: 'table' });
  const rendering = start(request.package, {
    self: place(options.targetSchema, request.node),
    model: () => nodeValue({ ...request, name: request.node, fqn: [request.package, request.node], path: request.file.path }, options),
    settings: () => ({ ...request.settings, ...settings }),
    ref: (name) => {
      refs.set(`${name.package ?? ''}.${name.name}`, name);
      return place(options.targetSchema, name.name);
    },
    source: (name) => {
      sources.set(`${name.source}.${name.table}`, name);
      return place(name.source, name.table);
    },
    config: (given) => {
      settings = mergeCalls(settings, given);
    },
    notice: (text) => notices.add(text, { file: request.file.path }),
  });
  rendering.checkNames(template, request.node);
  rendering.text(template, request.node);
  rendering.noteMacros(template);
  return { refs: [...refs.values()], sources: [...sources.values()], settings, macros: [...rendering.used].toSorted() };
}

/** The node as `model` and `node` give it. */
function nodeValue(node: Omit<NamedNode, 'settings'> & { readonly settings: Settings }, options: ParseOptions): Map<Value, Value> {
  const entries: [Value, Value][] = [
    ['name', node.name],
    ['resource_type', node.kind],
    ['package_name', node.package],
    ['unique_id', `${node.kind}.${node.package}.${node.name}`],
    ['fqn', [...node.fqn]],
    ['path', node.path],
    ['original_file_path', node.path],
    ['schema', options.targetSchema],
    ['database', databaseOf(options)],
    ['alias', typeof node.settings['alias'] === 'string' ? node.settings['alias'] : node.name],
    ['tags', fromData(node.settings['tags'] ?? [])],
    ['config', fromData(node.settings)],
  ];
  return new Map(entries);
}

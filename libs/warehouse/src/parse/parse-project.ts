import { posix } from 'node:path';
import { messageOf, WarehouseError } from '../errors';
import type { ModelNode, Node, ParsedProject, Plain, Project, ProjectFile, SourceName, TestNode } from '../stages';
import { dbtContext } from './context';
import { readMacros, type Macros } from './macros';
import { folderConfig, mergeSettings, toNodeConfig } from './node-config';
import { isMapping, texts } from './plain';
import { readProperties, type Properties } from './properties';
import { readTemplate, render } from './template';

/** Values a project is read with. */
export interface ParseOptions {
  readonly vars: Readonly<Record<string, Plain>>;
  /** Schema of nodes that name none. */
  readonly targetSchema: string;
  readonly runStartedAt: Date;
}

interface Captured {
  readonly refs: string[];
  readonly sources: SourceName[];
  readonly settings: Readonly<Record<string, Plain>>;
}

/** PostgreSQL cuts names after 63 bytes; the suffix of a table under construction must fit too. */
const LONGEST_NAME = 50;

/** Stage 2: renders every template once to learn what it reads and how it is configured, and joins the YAML to it. */
export function parseProject(project: Project, options: ParseOptions): ParsedProject {
  const macros = readMacros(project.macros);
  const properties = readProperties(project.properties, macros.names);
  const relations = [
    ...project.models.map((file) => toModel('model', file, project, properties, macros, options)),
    ...project.seeds.map((file) => toModel('seed', file, project, properties, macros, options)),
  ];
  checkNames(relations, properties);
  const enabled = relations.filter((node) => node.config.enabled);
  const names = new Set(enabled.map((node) => node.name));
  const tests = [
    ...project.tests.map((file) => toTest({ name: baseName(file), file, severity: 'error' }, project, macros, options)),
    ...properties.tests.filter((test) => names.has(test.model)).map((test) => toTest(test, project, macros, options)),
  ];
  const nodes: Node[] = [...enabled, ...tests];
  checkUnique(nodes);
  return { project, nodes, sources: properties.sources };
}

function toModel(
  kind: ModelNode['kind'],
  file: ProjectFile,
  project: Project,
  properties: Properties,
  macros: Macros,
  options: ParseOptions,
): ModelNode {
  const name = baseName(file);
  const own = properties.relations.get(name);
  const captured = kind === 'seed' ? { refs: [], sources: [], settings: {} } : capture(file, name, project, macros, options);
  const folders = folderConfig(project.config.folders[kind === 'seed' ? 'seeds' : 'models'], project.name, file.path);
  const settings = [own?.config ?? {}, captured.settings].reduce(mergeSettings, folders);
  const meta = settings['meta'];
  try {
    const config = toNodeConfig(kind === 'seed' ? { ...settings, materialized: 'seed' } : settings, 'view');
    return {
      kind,
      id: `${kind}.${name}`,
      name,
      file,
      schema: schemaOf(config.schema, project, macros, options),
      config,
      description: own?.description ?? '',
      grain: isMapping(meta) ? texts(meta['grain']) : [],
      columns: own?.columns ?? [],
      refs: captured.refs,
      sources: captured.sources,
    };
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    throw new WarehouseError('project', messageOf(error), { file: file.path, line: 1 }, name);
  }
}

function toTest(
  test: { readonly name: string; readonly file: ProjectFile; readonly line?: number; readonly severity: 'error' | 'warn' },
  project: Project,
  macros: Macros,
  options: ParseOptions,
): TestNode {
  const { refs, sources, settings } = capture(test.file, test.name, project, macros, options);
  const severity = String(settings['severity'] ?? test.severity).toLowerCase();
  return {
    kind: 'test',
    id: `test.${test.name}`,
    name: test.name,
    file: test.file,
    ...(test.line === undefined ? {} : { line: test.line }),
    severity: severity === 'warn' ? 'warn' : 'error',
    refs,
    sources,
  };
}

function capture(file: ProjectFile, node: string, project: Project, macros: Macros, options: ParseOptions): Captured {
  const refs = new Set<string>();
  const sources = new Map<string, SourceName>();
  let settings: Readonly<Record<string, Plain>> = {};
  const context = dbtContext({
    project,
    ...options,
    self: node,
    ref: (name) => {
      refs.add(name);
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
  render(readTemplate(file, node), macros.programs, context, node);
  return { refs: [...refs], sources: [...sources.values()], settings };
}

/** The schema a node lands in: what the project's macro generate_schema_name says, else dbt's own rule. */
function schemaOf(custom: string | null, project: Project, macros: Macros, options: ParseOptions): string {
  if (!macros.names.has('generate_schema_name')) return custom === null ? options.targetSchema : `${options.targetSchema}_${custom}`;
  const given = custom === null ? 'none' : JSON.stringify(custom);
  const file = { path: 'macro generate_schema_name', text: `{{ generate_schema_name(${given}, none) }}` };
  const nothing = () => '';
  const context = dbtContext({ project, ...options, self: '', ref: nothing, source: nothing, config: nothing });
  return render(readTemplate(file), macros.programs, context).trim();
}

function baseName(file: ProjectFile): string {
  return posix.basename(file.path).replace(/\.\w+$/, '');
}

function checkNames(relations: readonly ModelNode[], properties: Properties): void {
  for (const node of relations) {
    if (node.name.length > LONGEST_NAME || !/^[a-z_][a-z0-9_]*$/.test(node.name)) {
      throw new WarehouseError(
        'project',
        `a name is lower-case letters, digits and _, at most ${LONGEST_NAME}`,
        { file: node.file.path },
        node.name,
      );
    }
  }
  const names = new Set(relations.map((node) => node.name));
  for (const [name, own] of properties.relations) {
    if (!names.has(name)) throw new WarehouseError('yaml', `'${name}' is described here, but there is no such model or seed`, own.place);
  }
}

function checkUnique(nodes: readonly Node[]): void {
  const seen = new Map<string, Node>();
  for (const node of nodes) {
    const key = node.kind === 'test' ? node.id : node.name;
    const other = seen.get(key);
    if (other) {
      throw new WarehouseError(
        'duplicate-node',
        `two nodes have this name; the other is in ${other.file.path}`,
        { file: node.file.path },
        node.name,
      );
    }
    seen.set(key, node);
  }
}

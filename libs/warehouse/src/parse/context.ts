import { func, type Arguments } from '../jinja/arguments';
import { fromData, toJson } from '../jinja/json';
import { textOf } from '../jinja/text';
import { callValue } from '../jinja/evaluate';
import { Func, Thing, Undefined, type Value } from '../jinja/values';
import { WarehouseError } from '../errors';
import type { Plain, Settings } from '../stages';
import { adapterValue, apiValue } from './adapter-value';
import { databaseOf, type ContextParts } from './context-parts';
import { configValue } from './config-value';
import { dateTimeValue } from './date-value';
import { GLOBAL_VALUES, modulesValue } from './global-values';
import type { ParseOptions } from './parse-options';
import { isMapping } from './plain';
import { statementValues } from './statement-values';

/** The names dbt gives to templates, beside macros; each is made when it is first asked for. */
export class DbtContext {
  private readonly values = new Map<string, Value>();
  private statements: Readonly<Record<string, Value>> | undefined;

  constructor(private readonly parts: ContextParts) {}

  get(name: string): Value | undefined {
    const known = this.values.get(name);
    if (known !== undefined) return known;
    const value = this.make(name);
    if (value !== undefined) this.values.set(name, value);
    return value;
  }

  adapter(dispatch: Func): Value {
    return adapterValue(dispatch, databaseOf(this.parts.options), this.parts.ask);
  }

  private make(name: string): Value | undefined {
    if (Object.hasOwn(GLOBAL_VALUES, name)) return GLOBAL_VALUES[name];
    if (STATEMENTS.includes(name)) return (this.statements ??= statementValues(this.parts))[name];
    if (name === 'builtins') return new Map<Value, Value>(OVERRIDABLE.map((own) => [own, this.get(own) ?? null]));
    return Object.hasOwn(MAKERS, name) ? MAKERS[name]?.(this.parts) : undefined;
  }
}

/** Functions that a project may write over and still reach through `builtins`. */
const OVERRIDABLE = ['ref', 'source', 'config', 'var'];
const STATEMENTS = ['statement', 'load_result', 'load_relation', 'store_result'];

const MAKERS: Readonly<Record<string, (parts: ContextParts) => Value>> = {
  ref: refFunction,
  source: sourceFunction,
  config: configValue,
  var: varFunction,
  this: (parts) => parts.self,
  model: (parts) => parts.model(),
  graph: (parts) => parts.graph?.() ?? new Map(),
  execute: (parts) => parts.execute,
  is_incremental: (parts) => func('is_incremental', () => parts.isIncremental()),
  env_var: ({ options }) => envFunction(options),
  log: (parts) =>
    func('log', (args) => {
      if (args.flag(1, 'info')) parts.notice(textOf(args.need(0, 'msg')));
      return '';
    }),
  print: (parts) =>
    func('print', (args) => {
      parts.notice(args.positional.map(textOf).join(' '));
      return '';
    }),
  debug: () => func('debug', () => ''),
  exceptions: exceptionsValue,
  try_or_compiler_error: () => func('try_or_compiler_error', tryOrError),
  api: ({ options }) => apiValue(databaseOf(options)),
  target: targetValue,
  schema: ({ options }) => options.targetSchema,
  database: ({ options }) => databaseOf(options),
  run_started_at: ({ options }) => dateTimeValue({ time: options.runStartedAt.getTime(), zone: 'UTC', aware: true }),
  modules: ({ options }) => modulesValue(options.runStartedAt),
  invocation_id: ({ options }) => options.invocationId,
  thread_id: () => 'main',
  project_name: ({ project }) => project.name,
  flags: ({ options }) => flagsValue(options),
  invocation_args_dict: ({ options }) => new Map<Value, Value>([['vars', toJson(fromData(options.vars))]]),
  selected_resources: () => [],
  doc: () => refused('doc', 'is for descriptions in YAML only'),
  metric: () => refused('metric', 'is not supported'),
};

function refused(name: string, why: string): Func {
  return func(name, () => {
    throw new Error(`${name}() ${why}`);
  });
}

function refFunction(parts: ContextParts): Func {
  return func('ref', (args) => {
    for (const key of ['v', 'version']) {
      if (args.keywords.has(key) && args.keywords.get(key) !== null)
        throw new Error(`ref(..., ${key}=...): versions of models are not supported`);
    }
    const names = args.positional.map((name) => {
      if (name instanceof Undefined) name.check();
      if (typeof name !== 'string')
        throw new Error(`ref() takes the name of a model, not ${textOf(name) === '' ? 'nothing' : textOf(name)}`);
      return name;
    });
    const [first, second] = names;
    if (first === undefined || names.length > 2) throw new Error('ref() takes the name of a model, or a package and a name');
    return parts.ref(second === undefined ? { package: null, name: first } : { package: first, name: second });
  });
}

function sourceFunction(parts: ContextParts): Func {
  return func('source', (args) => {
    const [source, table] = args.positional;
    if (typeof source !== 'string' || typeof table !== 'string' || args.positional.length > 2) {
      throw new Error('source() takes the name of a source and the name of a table');
    }
    return parts.source({ source, table });
  });
}

function varFunction(parts: ContextParts): Func {
  return func(
    'var',
    (args) => {
      const name = args.text(0, 'name');
      const value = findVar(parts, name);
      if (value !== undefined) return typeof value === 'string' ? parts.render(value) : fromData(value);
      if (args.positional.length < 2 && !args.keywords.has('default'))
        throw new Error(
          `var('${name}') is not set and has no default; set it under vars: in dbt_project.yml, or give --vars '{${name}: ...}'`,
        );
      return args.positional[1] ?? args.keywords.get('default') ?? null;
    },
    { has_var: func('has_var', (args) => findVar(parts, args.text(0, 'name')) !== undefined) },
  );
}

/** A value by the order of dbt: given with the invocation, then the project's for this package, the project's, the package's own. */
function findVar(parts: ContextParts, name: string): Plain | undefined {
  const { project, own, options } = parts;
  const ofPackage = project.packages.find((candidate) => candidate.name === own)?.config.vars ?? {};
  const scoped = (vars: Settings) => (isMapping(vars[own]) ? vars[own][name] : undefined);
  for (const value of [
    scoped(options.vars),
    options.vars[name],
    scoped(project.config.vars),
    project.config.vars[name],
    scoped(ofPackage),
    ofPackage[name],
  ]) {
    if (value !== undefined) return value;
  }
  return undefined;
}

function envFunction(options: ParseOptions): Func {
  return func('env_var', (args) => {
    const name = args.text(0, 'var');
    if (name.startsWith('DBT_ENV_SECRET_')) throw new Error(`env_var('${name}'): secrets have no place in a project's SQL and are refused`);
    const value = options.env[name] ?? args.get(1, 'default');
    if (value === undefined || value === null)
      throw new Error(
        `env_var('${name}'): the environment has no such variable, and there is no default; export it, or write env_var('${name}', 'a default')`,
      );
    return textOf(value);
  });
}

function exceptionsValue(parts: ContextParts): Thing {
  const raise = (name: string) =>
    func(name, (args) => {
      throw new Error(args.text(0, 'msg'));
    });
  return new Thing({
    kind: 'exceptions',
    attributes: {
      raise_compiler_error: raise('raise_compiler_error'),
      raise_not_implemented: raise('raise_not_implemented'),
      raise_database_error: raise('raise_database_error'),
      raise_parsing_error: raise('raise_parsing_error'),
      raise_fail_fast_error: raise('raise_fail_fast_error'),
      warn: func('warn', (args) => {
        parts.notice(args.text(0, 'msg'));
        return '';
      }),
      warn_once: func('warn_once', (args) => {
        parts.notice(args.text(0, 'msg'));
        return '';
      }),
    },
  });
}

function tryOrError(args: Arguments): Value {
  const [message = '', call = null, ...rest] = args.positional;
  try {
    return callValue(call, rest, args.keywords);
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    throw new Error(textOf(message), { cause: error });
  }
}

function targetValue({ options, project }: ContextParts): Value {
  const database = databaseOf(options);
  return new Map<Value, Value>([
    ['name', options.targetName],
    ['target_name', options.targetName],
    ['type', 'postgres'],
    ['schema', options.targetSchema],
    ['database', database],
    ['dbname', database],
    ['profile_name', project.config.profile ?? project.name],
    ['threads', options.threads ?? 2],
  ]);
}

function flagsValue(options: ParseOptions): Thing {
  const flags: Readonly<Record<string, Value>> = {
    FULL_REFRESH: options.fullRefresh ?? false,
    WHICH: options.which ?? 'build',
    STORE_FAILURES: false,
    FAIL_FAST: false,
    WARN_ERROR: false,
    DEBUG: false,
    EMPTY: false,
    FAVOR_STATE: false,
    DEFER: false,
    PRINT: true,
    USE_COLORS: false,
    INTROSPECT: true,
  };
  return new Thing({
    kind: 'flags',
    attributes: (name) => {
      if (name === 'get') return func('get', (args) => flags[args.text(0, 'key')] ?? args.get(1, 'default') ?? null);
      return Object.hasOwn(flags, name.toUpperCase()) ? flags[name.toUpperCase()] : undefined;
    },
    item: (key) => flags[textOf(key)],
  });
}

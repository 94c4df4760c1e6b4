import type { Plain, Project, SourceName } from '../stages';
import { isMapping } from './plain';
import type { TemplateContext } from './interim-template';

/** What the functions of a template stand for in one stage. */
export interface ContextParts {
  readonly project: Project;
  /** Values given with this build; they win over dbt_project.yml. */
  readonly vars: Readonly<Record<string, Plain>>;
  readonly targetSchema: string;
  readonly runStartedAt: Date;
  readonly self: string;
  ref(name: string): string;
  source(name: SourceName): string;
  config(settings: Readonly<Record<string, Plain>>): void;
}

/** The names dbt gives to templates, as far as supported: ref, source, var, config, this, target, run_started_at. */
export function dbtContext(parts: ContextParts): TemplateContext {
  return {
    ref: (...given: unknown[]) => {
      const names = given.filter((name) => typeof name === 'string');
      const [first, second] = names;
      if (first === undefined || names.length !== given.length || names.length > 2) throw new Error('ref() takes the name of a model');
      if (second !== undefined && first !== parts.project.name) throw new Error(`ref('${first}', ...): there is no package '${first}'`);
      return parts.ref(second ?? first);
    },
    source: (source: unknown, table: unknown) => {
      if (typeof source !== 'string' || typeof table !== 'string') throw new Error('source() takes the name of a source and of a table');
      return parts.source({ source, table });
    },
    config: (settings: unknown) => {
      const plain = toPlain(settings);
      if (!isMapping(plain)) throw new Error('config() takes named arguments');
      parts.config(plain);
      return '';
    },
    var: (name: unknown, fallback: unknown) => valueOf(parts, String(name), fallback),
    this: parts.self,
    target: { name: 'default', type: 'postgres', schema: parts.targetSchema },
    run_started_at: parts.runStartedAt.toISOString().replace('T', ' ').replace('Z', '+00:00'),
  };
}

function valueOf(parts: ContextParts, name: string, fallback: unknown): Plain {
  const own = parts.project.config.vars;
  const scoped = own[parts.project.name];
  const value = parts.vars[name] ?? (isMapping(scoped) ? scoped[name] : undefined) ?? own[name];
  if (value !== undefined) return value;
  if (fallback === undefined) throw new Error(`var('${name}') is not set and has no default`);
  return toPlain(fallback);
}

export function toPlain(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), toPlain(item)]));
  if (typeof value === 'object' && 'value' in value) return toPlain(value.value);
  throw new Error('a function cannot be used as a value here');
}

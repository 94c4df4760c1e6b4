import { nearMiss } from '../graph/nearest';
import type { Plain, ProjectFile } from '../stages';
import type { Notices } from './notices';
import { PROPERTY_KEYS, propertyFileSchema, type PropertyFile } from './property-schema';
import { openYaml, type YamlFile } from './yaml-file';

/** Turns Jinja in a YAML text into its value. */
export type RenderText = (text: string, path: readonly PropertyKey[]) => Plain;

/** Keys whose texts are rendered later, each in its own way. */
const LATER = new Set([
  'description',
  'tests',
  'data_tests',
  'loaded_at_query',
  'pre_hook',
  'post_hook',
  'pre-hook',
  'post-hook',
  'given',
  'expect',
]);

const IDLE: Readonly<Record<string, string>> = {
  metrics: 'metrics are not computed here',
  semantic_models: 'semantic models are not used here',
  saved_queries: 'saved queries are not used here',
  functions: 'functions are not built here',
};

/**
 * Reads a YAML file beside the models, with the Jinja in its values rendered. A value that does not fit is an error with file and
 * line; an unknown key becomes a notice, as dbt lets it pass.
 */
export function readPropertyFile(
  file: ProjectFile,
  render: (place: YamlFile<unknown>) => RenderText,
  notices: Notices,
): YamlFile<PropertyFile> {
  const yaml = openYaml(file);
  const value = renderValues(yaml.value, render(yaml));
  for (const { key, place } of yaml.twice) notices.add(`'${key}' is given twice: the first does nothing`, place);
  for (const [key, why] of Object.entries(IDLE)) {
    if (yaml.has([key])) notices.add(`'${key}' does nothing: ${why}`, { file: file.path, line: yaml.line([key]) ?? 1 });
  }
  let result = propertyFileSchema.safeParse(value);
  while (!result.success) {
    const issue = result.error.issues[0];
    if (issue?.code !== 'unrecognized_keys') throw yaml.misfit(issue);
    for (const key of issue.keys) {
      const path = [...issue.path, key];
      notices.add(`'${path.map(String).join('.')}' does nothing: this key is not known${hintFor(key)}`, {
        file: file.path,
        line: yaml.line(path) ?? 1,
      });
      drop(value, path);
    }
    result = propertyFileSchema.safeParse(value);
  }
  return { ...yaml, value: result.data };
}

function isLater(key: string, depth: number): boolean {
  return depth === 0 ? key in IDLE : depth > 1 && LATER.has(key);
}

function renderValues(value: unknown, render: RenderText): unknown {
  const walk = (item: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof item === 'string') return /\{[{%#]/.test(item) ? render(item, path) : item;
    if (Array.isArray(item)) return item.map((part: unknown, index) => walk(part, [...path, index]));
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, part]: [string, unknown]) => [key, isLater(key, path.length) ? part : walk(part, [...path, key])]),
    );
  };
  return walk(value, []);
}

function hintFor(key: string): string {
  if (PROPERTY_KEYS.includes(key)) return ' here';
  const meant = nearMiss(key, PROPERTY_KEYS);
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
}

function drop(root: unknown, path: readonly PropertyKey[]): void {
  let holder: unknown = root;
  for (const step of path.slice(0, -1)) {
    holder = typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined;
  }
  if (typeof holder === 'object' && holder !== null) Reflect.deleteProperty(holder, path.at(-1) ?? '');
}

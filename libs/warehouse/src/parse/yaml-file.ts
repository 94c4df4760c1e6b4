import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document, type ScalarTag } from 'yaml';
import type { z } from 'zod';
import { placeAt, WarehouseError, type Place } from '../errors';
import type { ProjectFile } from '../stages';

/** A YAML file that fits its schema, and where each of its values stands. */
export interface YamlFile<T> {
  readonly value: T;
  /** Line (from 1) of the value at a path of keys and indexes. */
  line(path: readonly PropertyKey[]): number | undefined;
  /** File, line and text of the line of the value at a path. */
  place(path: readonly PropertyKey[]): Place;
  /** Whether there is a value at a path. */
  has(path: readonly PropertyKey[]): boolean;
}

/** dbt reads YAML 1.1, in which these are truth values too. */
const YES_AND_NO: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:yes|Yes|YES|on|On|ON|no|No|NO|off|Off|OFF)$/,
  resolve: (text) => /^(?:yes|on)$/i.test(text),
};

/** A YAML file as it was read, before any schema. */
export interface OpenYaml extends YamlFile<unknown> {
  /** Keys that stand twice in one mapping, with the place of the second, whose value counts. */
  readonly twice: readonly { readonly key: string; readonly place: Place }[];
  /** The error of a value that does not fit its schema. */
  misfit(issue: z.core.$ZodIssue | undefined): WarehouseError;
}

/** Reads YAML; what does not parse is an error with file and line. An empty file is an empty mapping. */
export function openYaml(file: ProjectFile): OpenYaml {
  const counter = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    customTags: (tags) => [YES_AND_NO, ...tags],
  });
  const broken = document.errors[0];
  if (broken) throw new WarehouseError('yaml', `YAML cannot be read: ${broken.message}`, at(file, broken.pos[0]));
  const value: unknown = document.toJS({ maxAliasCount: 10_000 });
  const line = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(document, path);
    return offset === undefined ? undefined : counter.linePos(offset).line;
  };
  return {
    value: value ?? {},
    line,
    place: (path) => placeOfLine(file, line(path)),
    has: (path) => document.hasIn(path),
    twice: keysGivenTwice(document, file),
    misfit: (given) => {
      const issue = deepest(given === undefined ? [] : [given]);
      const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
      const start = offsetOf(document, path);
      const what = issue?.code === 'unrecognized_keys' ? 'this key is not known or not supported' : issue?.message;
      const place = start === undefined ? { file: file.path } : at(file, start);
      return new WarehouseError('yaml', `${path.map(String).join('.') || 'file'}: ${what}`, place);
    },
  };
}

/** Reads YAML against a schema; what does not parse or fit is an error with file and line. */
export function readYaml<T>(file: ProjectFile, schema: z.ZodType<T>): YamlFile<T> {
  const yaml = openYaml(file);
  const [again] = yaml.twice;
  if (again) throw new WarehouseError('yaml', `'${again.key}' is given twice`, again.place);
  const result = schema.safeParse(yaml.value);
  if (!result.success) throw yaml.misfit(result.error.issues[0]);
  return { ...yaml, value: result.data };
}

function keysGivenTwice(document: Document, file: ProjectFile): OpenYaml['twice'] {
  const twice: { key: string; place: Place }[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key) || key.value === '<<') continue;
        if (seen.has(key.value)) twice.push({ key: String(key.value), place: at(file, key.range?.[0] ?? 0) });
        seen.add(key.value);
      }
    },
  });
  return twice;
}

/** A line of a file as a place, with its text. */
export function placeOfLine(file: ProjectFile, line: number | undefined): Place {
  return line === undefined ? { file: file.path } : { file: file.path, line, excerpt: linesOf(file)[line - 1] ?? '' };
}

const lines = new WeakMap<ProjectFile, readonly string[]>();

function linesOf(file: ProjectFile): readonly string[] {
  const known = lines.get(file) ?? file.text.split('\n');
  lines.set(file, known);
  return known;
}

/** Of an alternative that fits nowhere, the complaint that got furthest into the value. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issue;
  const inner = issue.errors.flatMap((alternative) => deepest(alternative) ?? []).toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner && inner.path.length > 0 ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

function at(file: ProjectFile, offset: number): Place {
  return { file: file.path, ...placeAt(file.text, offset) };
}

/** Offset of the key or item at a path, or of the nearest thing above it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1];
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const item = document.getIn(path.slice(0, length), true);
    if (isNode(item) && item.range) return item.range[0];
  }
  return undefined;
}

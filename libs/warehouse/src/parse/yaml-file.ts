import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { placeAt, WarehouseError } from '../errors';
import type { ProjectFile } from '../stages';

/** A YAML file that fits its schema, and where each of its values stands. */
export interface YamlFile<T> {
  readonly value: T;
  /** Line (from 1) of the value at a path of keys and indexes. */
  line(path: readonly PropertyKey[]): number | undefined;
}

/** Reads YAML against a schema; what does not parse or fit is an error with file and line. */
export function readYaml<T>(file: ProjectFile, schema: z.ZodType<T>): YamlFile<T> {
  const counter = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: counter, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) throw new WarehouseError('yaml', `YAML cannot be read: ${broken.message}`, place(file, broken.pos[0]));
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return { value: result.data, line: (path) => lineOf(document, counter, path) };
  const issue = result.error.issues[0];
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
  const start = offsetOf(document, path);
  throw new WarehouseError(
    'yaml',
    `${path.map(String).join('.') || 'file'}: ${issue?.code === 'unrecognized_keys' ? 'this key is not known or not supported' : issue?.message}`,
    start === undefined ? { file: file.path } : place(file, start),
  );
}

function place(file: ProjectFile, offset: number) {
  return { file: file.path, ...placeAt(file.text, offset) };
}

function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number | undefined {
  const offset = offsetOf(document, path);
  return offset === undefined ? undefined : counter.linePos(offset).line;
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

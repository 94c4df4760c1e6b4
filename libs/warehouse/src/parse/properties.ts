import { messageOf, WarehouseError, type Place } from '../errors';
import type { Column, Plain, ProjectFile, SourceTable } from '../stages';
import { toGenericTest } from './generic-tests';
import { propertyFileSchema, type DataTestProperties, type RelationProperties } from './property-schema';
import { readYaml, type YamlFile } from './yaml-file';

/** What YAML says of one model or seed. */
export interface RelationDescription {
  readonly description: string;
  readonly config: Readonly<Record<string, Plain>>;
  readonly columns: readonly Column[];
  readonly place: Place;
}

/** A generic test of a model, with the template that calls it and the line that asked for it. */
export interface RequestedTest {
  readonly name: string;
  readonly model: string;
  readonly severity: 'error' | 'warn';
  readonly file: ProjectFile;
  readonly line?: number;
}

/** Everything the YAML files of a project say. */
export interface Properties {
  readonly relations: ReadonlyMap<string, RelationDescription>;
  readonly sources: readonly SourceTable[];
  readonly tests: readonly RequestedTest[];
}

/** Reads all YAML files beside the models. */
export function readProperties(files: readonly ProjectFile[], macroNames: ReadonlySet<string>): Properties {
  const relations = new Map<string, RelationDescription>();
  const sources: SourceTable[] = [];
  const tests: RequestedTest[] = [];
  for (const file of files) {
    const yaml = readYaml(file, propertyFileSchema);
    for (const group of ['models', 'seeds'] as const) {
      yaml.value[group].forEach((relation, index) => {
        const place = placeOf(file, yaml, [group, index]);
        if (relations.has(relation.name)) throw new WarehouseError('yaml', `'${relation.name}' is described twice`, place);
        relations.set(relation.name, {
          description: relation.description.trim(),
          config: { ...relation.config, ...(Object.keys(relation.meta).length > 0 ? { meta: relation.meta } : {}) },
          columns: relation.columns.map((column) => ({ name: column.name, description: column.description.trim() })),
          place,
        });
        tests.push(...testsOf(file, yaml, relation, [group, index], macroNames));
      });
    }
    for (const source of yaml.value.sources) {
      for (const table of source.tables) {
        sources.push({
          source: source.name,
          table: table.name,
          schema: source.schema ?? source.name,
          identifier: table.identifier ?? table.name,
          description: table.description.trim(),
        });
      }
    }
  }
  return { relations, sources, tests };
}

function testsOf(
  file: ProjectFile,
  yaml: YamlFile<unknown>,
  relation: RelationProperties,
  path: readonly PropertyKey[],
  macroNames: ReadonlySet<string>,
): RequestedTest[] {
  const request = (entry: DataTestProperties, column: string | null, at: readonly PropertyKey[]): RequestedTest => {
    const place = placeOf(file, yaml, at);
    try {
      const test = toGenericTest(entry, relation.name, column);
      if (!macroNames.has(test.macro)) throw new Error(`there is no test '${test.macro.slice('test_'.length)}'`);
      return {
        name: test.name,
        model: relation.name,
        severity: test.severity,
        file: { path: file.path, text: test.call },
        ...(place.line === undefined ? {} : { line: place.line }),
      };
    } catch (error) {
      throw new WarehouseError('yaml', messageOf(error), place, relation.name);
    }
  };
  const of = (owner: Pick<RelationProperties, 'data_tests' | 'tests'>, column: string | null, at: readonly PropertyKey[]) =>
    (['data_tests', 'tests'] as const).flatMap((key) =>
      (owner[key] ?? []).map((entry, index) => request(entry, column, [...at, key, index])),
    );
  return [
    ...of(relation, null, path),
    ...relation.columns.flatMap((column, index) => of(column, column.name, [...path, 'columns', index])),
  ];
}

function placeOf(file: ProjectFile, yaml: YamlFile<unknown>, path: readonly PropertyKey[]): Place {
  const line = yaml.line(path);
  return line === undefined ? { file: file.path } : { file: file.path, line, excerpt: file.text.split('\n')[line - 1] ?? '' };
}

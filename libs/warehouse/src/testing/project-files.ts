import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A project on disk for one test. */
export interface TestProject {
  readonly directory: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

/** Every model lands in schema marts, as the tests' database has it. */
const DEFAULT_FILES = {
  'dbt_project.yml': 'name: example\nmodels:\n  example:\n    +schema: marts\nseeds:\n  example:\n    +schema: marts\n',
  'macros/schema.sql':
    '{% macro generate_schema_name(custom_schema_name, node) -%}\n{{ custom_schema_name or target.schema }}\n{%- endmacro %}\n',
};

/** Writes a small dbt project to a folder of its own. */
export async function testProjectFiles(files: Readonly<Record<string, string>>): Promise<TestProject> {
  const directory = await mkdtemp(join(tmpdir(), 'register-project-'));
  const write = async (given: Readonly<Record<string, string>>) => {
    await Promise.all(
      Object.entries(given).map(async ([path, text]) => {
        await mkdir(dirname(join(directory, path)), { recursive: true });
        await writeFile(join(directory, path), text);
      }),
    );
  };
  await write({ ...DEFAULT_FILES, ...files });
  return { directory, write, remove: () => rm(directory, { recursive: true, force: true }) };
}

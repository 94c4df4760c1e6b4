import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import codegen from '../../codegen';
import { dashboardSchema } from './dashboards/dashboard-definition';

const schemaFile = resolve(import.meta.dirname, '../../../../dashboards/dashboard.schema.json');

/** The file as it is committed; with UPDATE_GENERATED=1 (npm run generate) it is written first. */
function committed(file: string, content: string): string {
  if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(file, content);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('generated files of the web app', () => {
  it('typed documents are current with the committed schemas of both services', async () => {
    const files: { filename: string; content: string }[] = await generate(codegen, false);
    expect(files.map(({ filename }) => filename.slice(filename.indexOf('/generated/') + '/generated/'.length)).toSorted()).toEqual(
      ['intake', 'figures'].flatMap((service) => ['gql.ts', 'graphql.ts', 'index.ts'].map((file) => `${service}/${file}`)).toSorted(),
    );
    for (const { filename, content } of files) expect(committed(filename, content), filename).toBe(content);
  });

  it('the JSON Schema of dashboards is current with the definition that the build reads', async () => {
    const options = await resolveConfig(schemaFile);
    const content = await format(JSON.stringify(dashboardSchema()), { ...options, filepath: schemaFile });
    expect(committed(schemaFile, content)).toBe(content);
  });
});

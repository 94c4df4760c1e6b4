import { resolve } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

const portal = import.meta.dirname;

/** Typed documents of the web app for one service, from that service's committed SDL. */
function documentsOf(service: 'intake' | 'figures'): NonNullable<CodegenConfig['generates']> {
  return {
    [`${resolve(portal, 'web/src/generated', service)}/`]: {
      schema: resolve(portal, '..', service, 'schema.graphql'),
      documents: resolve(portal, `web/src/**/*.${service}.ts`),
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        disableDescriptions: true,
        useTypeImports: true,
        scalars: { DateTime: 'string' },
        strictScalars: true,
      },
    },
  };
}

/** What `npm run generate` writes to apps/portal/web/src/generated; generated.test.ts proves it current. */
const config: CodegenConfig = {
  silent: true,
  generates: { ...documentsOf('intake'), ...documentsOf('figures') },
};

export default config;

import { resolve } from 'node:path';
import {
  INDIRECT_SELECTIONS,
  RESOURCE_TYPES,
  type ProjectOptions,
  type ResourceType,
  type SelectionOptions,
  type Settings,
} from '@register/warehouse';
import { parse } from 'yaml';
import { z } from 'zod';
import { UsageError, type CommandContext } from './command';
import type { OptionName, Options } from './command-line';

/** Options that say which project is read, and with which values. */
export const PROJECT_OPTIONS: readonly OptionName[] = [
  'project-dir',
  'vars',
  'target-schema',
  'target',
  'target-path',
  'as-of',
  'json',
  'quiet',
];

/** Options that say which nodes are meant. */
export const SELECTION_OPTIONS: readonly OptionName[] = [
  'select',
  'exclude',
  'resource-type',
  'exclude-resource-type',
  'indirect-selection',
  'state',
];

const variables: z.ZodType<Settings> = z.record(z.string(), z.json());

/** The project of the command line, else that of the environment. */
export function projectOptions(options: Options, { environment, now }: CommandContext): ProjectOptions {
  const asOf = options['as-of'] === undefined ? undefined : readMoment(options['as-of']);
  return {
    projectDirectory: options['project-dir'] === undefined ? environment.sqlDirectory : resolve(options['project-dir']),
    now: asOf === undefined ? now : () => asOf,
    env: environment.variables,
    ...(options.vars === undefined ? {} : { vars: readVars(options.vars) }),
    ...(options['target-schema'] === undefined ? {} : { targetSchema: options['target-schema'] }),
    ...(options.target === undefined ? {} : { targetName: options.target }),
  };
}

/** The nodes of the command line. */
export function selectionOptions(options: Options): SelectionOptions & { readonly stateDirectory?: string } {
  const indirect = options['indirect-selection'];
  const mode = INDIRECT_SELECTIONS.find((candidate) => candidate === indirect);
  if (indirect !== undefined && mode === undefined)
    throw new UsageError(`--indirect-selection is one of ${INDIRECT_SELECTIONS.join(', ')}`);
  return {
    ...(options.select === undefined ? {} : { select: options.select }),
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    ...(mode === undefined ? {} : { indirectSelection: mode }),
    ...kinds('resourceTypes', 'resource-type', options['resource-type']),
    ...kinds('excludeResourceTypes', 'exclude-resource-type', options['exclude-resource-type']),
    ...(options.state === undefined ? {} : { stateDirectory: resolve(options.state) }),
  };
}

function kinds<Key extends string>(key: Key, option: string, given: readonly string[] | undefined): { [K in Key]?: ResourceType[] } {
  if (given === undefined || given.includes('all') || given.includes('default')) return {};
  const read = given.map((name) => {
    const kind = RESOURCE_TYPES.find((candidate) => candidate === name);
    if (kind === undefined) throw new UsageError(`--${option} is one of ${RESOURCE_TYPES.join(', ')}; '${name}' is none`);
    return kind;
  });
  const result: { [K in Key]?: ResourceType[] } = {};
  result[key] = read;
  return result;
}

/** A date (its first moment in UTC) or a moment with time zone. */
export function readMoment(text: string): Date {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isMoment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const moment = new Date(isDate ? `${text}T00:00:00Z` : text);
  const isKept = !isDate || moment.getTime() !== moment.getTime() || moment.toISOString().startsWith(text);
  if ((!isDate && !isMoment) || Number.isNaN(moment.getTime()) || !isKept) {
    throw new UsageError(`--as-of '${text}' is no date like 2026-01-31 and no moment like 2026-01-31T12:00:00Z`);
  }
  return moment;
}

/** Values for `var()`, written as YAML or JSON. */
export function readVars(text: string): Settings {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new UsageError(`--vars cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = variables.safeParse(value ?? {});
  if (!result.success) throw new UsageError(`--vars must be a mapping like '{colour: blue}'`);
  return result.data;
}

import { manifestOf } from '../artifacts/manifest';
import { manifestSchema, type Manifest, type ManifestEntry } from '../artifacts/manifest-schema';
import { WarehouseError } from '../errors';
import type { Graph, Settings } from '../stages';
import type { Item } from './items';
import { isModifiedMacro, modifiedMacros } from './state-macros';

/** Whether an item is new, modified and so on since the earlier manifest. */
export type StateTest = (item: Item, value: string) => boolean;

type Comparison = (now: ManifestEntry, then: ManifestEntry | undefined) => boolean;

/** Settings that place a relation or only label it; a change of them is told otherwise, or not at all. */
const NOT_COMPARED = new Set(['alias', 'schema', 'database', 'tags', 'group']);

/** Compares a graph with an earlier manifest by dbt's rules; both are read only when a selection asks. */
export function stateTest(graph: Graph, earlier: Manifest | undefined): StateTest {
  let compare: StateTest | undefined;
  return (item, value) => (compare ??= comparisonWith(graph, earlier))(item, value);
}

function comparisonWith(graph: Graph, earlier: Manifest | undefined): StateTest {
  if (!earlier) throw new WarehouseError('selection', "'state:' compares with an earlier manifest: name its target folder with --state");
  const stamp = { generatedAt: new Date(0), startedAt: new Date(0), invocationId: '' };
  const present = manifestSchema.parse(manifestOf(graph, stamp));
  const macros = modifiedMacros(present, earlier);
  const byMacros: Comparison = (now) => isModifiedMacro(now.depends_on?.macros ?? [], present, macros);
  const isModified: Comparison = (now, then) => !isSame(now, then) || byMacros(now, then);
  const tests: Readonly<Record<string, Comparison>> = {
    new: (_, then) => then === undefined,
    old: (_, then) => then !== undefined,
    modified: isModified,
    unmodified: (now, then) => !isModified(now, then),
    'modified.body': part(isSameBody),
    'modified.configs': part(isSameConfig),
    'modified.persisted_descriptions': part(isSameDescription),
    'modified.relation': part(isSameRelation),
    'modified.contract': part(isSameContract),
    'modified.macros': byMacros,
  };
  return (item, value) => {
    const test = tests[value];
    if (!test) throw new WarehouseError('selection', `'state:${value}' is not known; it is one of ${Object.keys(tests).join(', ')}`);
    const now = entryOf(present, item.id);
    return now !== undefined && test(now, entryOf(earlier, item.id));
  };
}

function entryOf(manifest: Manifest, id: string): ManifestEntry | undefined {
  return manifest.nodes[id] ?? manifest.sources[id] ?? manifest.exposures[id] ?? manifest.unit_tests[id];
}

function part(isSamePart: (now: ManifestEntry, then: ManifestEntry) => boolean): Comparison {
  return (now, then) => ['model', 'seed', 'snapshot', 'test'].includes(now.resource_type) && (!then || !isSamePart(now, then));
}

function isSame(now: ManifestEntry, then: ManifestEntry | undefined): boolean {
  if (!then) return false;
  if (now.resource_type === 'unit_test') return equal(now.checksum, then.checksum);
  if (now.resource_type === 'source') return isSameFqn(now, then) && sameFields(now, then, SOURCE_FIELDS);
  if (now.resource_type === 'exposure') return isSameFqn(now, then) && sameFields(now, then, EXPOSURE_FIELDS);
  if ('test_metadata' in now) return isSameConfig(now, then) && isSameFqn(now, then);
  const checks = [isSameBody, isSameConfig, isSameDescription, isSameFqn, isSameRelation, isSameContract];
  return checks.every((check) => check(now, then)) && equal(now['access'], then['access']);
}

const SOURCE_FIELDS = ['schema', 'identifier', 'freshness', 'loaded_at_field'];
const EXPOSURE_FIELDS = ['type', 'owner', 'maturity', 'url', 'description', 'label'];

function sameFields(now: ManifestEntry, then: ManifestEntry, fields: readonly string[]): boolean {
  const nodes = (entry: ManifestEntry) => (entry.depends_on?.nodes ?? []).toSorted();
  return fields.every((field) => equal(now[field], then[field])) && equal(nodes(now), nodes(then));
}

function isSameFqn(now: ManifestEntry, then: ManifestEntry): boolean {
  return equal(now.fqn, then.fqn);
}

function isSameBody(now: ManifestEntry, then: ManifestEntry): boolean {
  return now.resource_type === 'seed' ? equal(now.checksum, then.checksum) : now.raw_code === then.raw_code;
}

function isSameConfig(now: ManifestEntry, then: ManifestEntry): boolean {
  return equal(compared(now.unrendered_config), compared(then.unrendered_config));
}

function isSameDescription(now: ManifestEntry, then: ManifestEntry): boolean {
  const persisted = now.config['persist_docs'];
  const persists = (what: string) =>
    typeof persisted === 'object' && persisted !== null && equal(Object.entries(persisted).find(([key]) => key === what)?.[1], true);
  const ofColumns = ({ columns }: ManifestEntry) => Object.values(columns).map((column) => [column['name'], column['description']]);
  return (
    (!persists('relation') || (now.description ?? '') === (then.description ?? '')) &&
    (!persists('columns') || equal(ofColumns(now), ofColumns(then)))
  );
}

function isSameRelation(now: ManifestEntry, then: ManifestEntry): boolean {
  return ['database', 'schema', 'alias'].every((key) => equal(now.unrendered_config[key], then.unrendered_config[key]));
}

function isSameContract(now: ManifestEntry, then: ManifestEntry): boolean {
  const isEnforced = (entry: ManifestEntry) => entry.contract?.enforced === true;
  if (!isEnforced(now) && !isEnforced(then)) return true;
  const promised = ({ columns }: ManifestEntry) =>
    Object.values(columns).map((column) => [column['name'], column['data_type'], column['constraints']]);
  return isEnforced(now) === isEnforced(then) && equal(promised(now), promised(then)) && equal(now['constraints'], then['constraints']);
}

function compared(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key, value]) => value !== null && !NOT_COMPARED.has(key)));
}

/** Equality of JSON, whatever the order of keys; what is missing equals null. */
function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a ?? null)) === JSON.stringify(ordered(b ?? null));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, ordered(item)]));
}

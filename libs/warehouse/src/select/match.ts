import { WarehouseError } from '../errors';
import { isList, isMapping } from '../parse/plain';
import type { Plain } from '../stages';
import { RESOURCE_TYPES, type Item } from './items';
import type { Criterion, Method } from './parse-selection';
import { hasWildcard, matchesPath, wildcard } from './pattern';
import type { StateTest } from './state';

/** What a selection is compared with besides the project itself. */
export interface MatchContext {
  readonly projectName: string;
  /** Whether an item answers to `state:`; throws when no earlier manifest was given. */
  readonly state: StateTest;
  /** Status of a node in the earlier run; throws when none was given. */
  resultOf(id: string): string | undefined;
}

type Matcher = (item: Item, criterion: Criterion, context: MatchContext) => boolean;

/** Kinds that dbt knows and this runner has none of; they match nothing. */
const ABSENT_TYPES = ['metric', 'semantic_model', 'saved_query', 'analysis', 'function'];
const TEST_TYPES = ['generic', 'schema', 'singular', 'data', 'unit'];

const isTest = (item: Item) => item.resourceType === 'test';
const isGeneric = (item: Item) => 'generic' in item.node && item.node.generic !== null;

const MATCHERS: Readonly<Record<Method, Matcher>> = {
  fqn: (item, { value }) => item.resourceType !== 'source' && (matchesName(item.fqn, value) || matchesName(item.fqn.slice(1), value)),
  tag: (item, { value }) => item.tags.some((tag) => wildcard(value).test(tag)),
  group: (item, { value }) => typeof item.config['group'] === 'string' && wildcard(value).test(item.config['group']),
  access: (item, { value }) => item.resourceType === 'model' && item.config['access'] === value,
  source: (item, criterion) => item.resourceType === 'source' && matchesParts(sourceName(item), criterion, 3),
  exposure: (item, criterion) => item.resourceType === 'exposure' && matchesParts([item.package, item.name], criterion, 2),
  unit_test: (item, criterion) => item.resourceType === 'unit_test' && matchesParts([item.package, item.name], criterion, 2),
  path: (item, { value }) =>
    item.paths.some((path) => matchesPath(value, path)) || foldersOf(item).some((path) => matchesPath(value, path)),
  file: (item, { value }) => [fileName(item), fileName(item).replace(/\.[^.]*$/, '')].some((name) => wildcard(value).test(name)),
  package: (item, { value }, { projectName }) => wildcard(value === 'this' ? projectName : value).test(item.package),
  config: (item, criterion) =>
    ['model', 'seed', 'snapshot', 'test', 'source'].includes(item.resourceType) && matchesConfig(item, criterion),
  test_name: (item, { value }) =>
    (item.resourceType === 'unit_test' && wildcard(value).test(item.name)) ||
    ('generic' in item.node && item.node.generic !== null && wildcard(value).test(item.node.generic.name)),
  test_type: (item, { value }) => {
    if (value === 'unit') return item.resourceType === 'unit_test';
    if (!isTest(item)) return false;
    return value === 'data' || isGeneric(item) === (value === 'generic' || value === 'schema');
  },
  resource_type: (item, { value }) => item.resourceType === value,
  state: (item, criterion, { state }) => state(item, criterion.value),
  result: (item, { value }, { resultOf }) => resultOf(item.id) === value,
};

/** Whether an item is what a criterion names, its reach along the graph apart. */
export function matches(item: Item, criterion: Criterion, context: MatchContext): boolean {
  return MATCHERS[criterion.method](item, criterion, context);
}

/** Refuses values that a method cannot have; a `WarehouseError`. */
export function checkCriterion({ method, value, path, text }: Criterion): void {
  const refuse = (reason: string): never => {
    throw new WarehouseError('selection', `the selection '${text}' cannot be used: ${reason}`);
  };
  const parts = value.split('.').length;
  if (method === 'source' && parts > 3) refuse('a source is source, source.table or package.source.table');
  if (method === 'exposure' && parts > 2) refuse('an exposure is a name or package.name');
  if (method === 'unit_test' && parts > 2) refuse('a unit test is a name or package.name');
  if (method === 'test_type' && !TEST_TYPES.includes(value)) refuse(`test_type is one of ${TEST_TYPES.join(', ')}`);
  if (method === 'resource_type' && ![...RESOURCE_TYPES, ...ABSENT_TYPES].some((type) => type === value)) {
    refuse(`resource_type is one of ${RESOURCE_TYPES.join(', ')}`);
  }
  if (method === 'config' && path.length === 0) refuse('name the setting, as in config.materialized:view');
}

/** dbt's rule for names: the last part alone, or the parts from the front, a wildcard taking the rest. */
function matchesName(fqn: readonly string[], value: string): boolean {
  const last = fqn.at(-1) ?? '';
  if (last === value) return true;
  const flat = fqn.flatMap((part) => part.split('.'));
  const wanted = value.split('.');
  if (flat.length < wanted.length) return false;
  const from = wanted.findIndex(hasWildcard);
  const plain = from < 0 ? wanted : wanted.slice(0, from);
  if (!plain.every((part, index) => flat[index] === part)) return false;
  if (from < 0) return true;
  if (wildcard(wanted.slice(from).join('.')).test(flat.slice(from).join('.'))) return true;
  return wanted.length === 1 && wildcard(value).test(last);
}

/** Compares from the right: a value of fewer parts leaves out the package, then the table of a source. */
function matchesParts(names: readonly string[], { value }: Criterion, most: number): boolean {
  const given = value.split('.');
  const patterns = most === 3 && given.length === 1 ? [...given, '*'] : given;
  return names.slice(names.length - patterns.length).every((name, index) => wildcard(patterns[index] ?? '*').test(name));
}

function sourceName({ node, package: own }: Item): readonly string[] {
  return 'kind' in node ? [] : [own, node.source, node.table];
}

function foldersOf({ paths: [path = ''] }: Item): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function fileName({ paths: [path = ''] }: Item): string {
  return path.split('/').at(-1) ?? '';
}

function matchesConfig({ config }: Item, { path, value }: Criterion): boolean {
  let found: Plain | undefined = config;
  for (const key of path) found = isMapping(found) ? found[key] : undefined;
  const same = (candidate: Plain | undefined) =>
    typeof candidate === 'boolean'
      ? String(candidate) === value.toLowerCase()
      : candidate === value || (path.join('.') === 'severity' && String(candidate).toLowerCase() === value.toLowerCase());
  return isList(found) ? found.some(same) : same(found);
}

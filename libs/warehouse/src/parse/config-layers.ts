import type { Place } from '../errors';
import type { Plain, Settings } from '../stages';
import { isMapping, texts } from './plain';

/** Settings from one origin: a level of dbt_project.yml, a YAML entry, or `config()` in the file. */
export interface Layer {
  readonly settings: Settings;
  /** Where a key stands. */
  place(key: string): Place;
}

/** Keys whose values add up from layer to layer. */
const LISTS = new Set(['tags', 'pre_hook', 'post_hook', 'packages']);
/** Keys whose mappings are laid over each other. */
const MAPPINGS = new Set(['meta', 'docs', 'contract', 'quoting', 'column_types', 'persist_docs']);

/** Lays settings over each other as dbt does: the later wins, lists add up, mappings merge, `+privilege` of grants adds roles. */
export function mergeLayers(layers: readonly Layer[]): Settings {
  return layers.map((layer) => layer.settings).reduce(mergeSettings, {});
}

/** Lays later settings over earlier ones. */
export function mergeSettings(earlier: Settings, later: Settings): Settings {
  const merged: Record<string, Plain> = { ...earlier };
  for (const [given, value] of Object.entries(later)) {
    const key = canonicalKey(given);
    merged[key] = mergeValue(key, merged[key], value);
  }
  return merged;
}

/** Joins settings of several `config()` calls of a file; `+privilege` keeps its + for the layers below. */
export function mergeCalls(earlier: Settings, later: Settings): Settings {
  const { grants: before, ...own } = earlier;
  const { grants: after, ...others } = later;
  if (after !== undefined && !isMapping(after)) return { ...mergeSettings(own, others), grants: after };
  const grants = { ...(isMapping(before) ? before : {}), ...after };
  return { ...mergeSettings(own, others), ...(Object.keys(grants).length > 0 ? { grants } : {}) };
}

/** One spelling of a key: `pre-hook` is `pre_hook`. */
export function canonicalKey(key: string): string {
  return key === 'pre-hook' || key === 'post-hook' ? key.replace('-', '_') : key;
}

function mergeValue(key: string, earlier: Plain | undefined, later: Plain): Plain {
  if (key === 'tags') return [...new Set([...texts(earlier), ...texts(later)])];
  if (LISTS.has(key)) return [...listOf(earlier), ...listOf(later)];
  if (MAPPINGS.has(key) && isMapping(earlier) && isMapping(later)) return { ...earlier, ...later };
  if (key === 'grants' && isMapping(later)) return mergeGrants(isMapping(earlier) ? earlier : {}, later);
  return later;
}

function mergeGrants(earlier: Settings, later: Settings): Settings {
  const merged: Record<string, Plain> = { ...earlier };
  for (const [key, roles] of Object.entries(later)) {
    const privilege = key.replace(/^\+/, '');
    merged[privilege] = key.startsWith('+') ? [...texts(merged[privilege]), ...texts(roles)] : texts(roles);
  }
  return merged;
}

function listOf(value: Plain | undefined): readonly Plain[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

import { messageOf, WarehouseError, type Place } from '../errors';
import type { Package, ProjectConfig } from '../stages';
import { judgeKey, type ConfigKind } from './config-keys';
import { canonicalKey, type Layer } from './config-layers';
import { SettingError } from './config-values';
import { folderLayers } from './folder-config';
import { renderTree, type Reading } from './reading';

/** Layers of dbt_project.yml around a node's own: those of its package go before, those of the project (for a package) after. */
export function projectLayers(
  reading: Reading,
  own: Package,
  section: keyof ProjectConfig['folders'],
  fqn: readonly string[],
): { readonly before: readonly Layer[]; readonly after: readonly Layer[] } {
  const before = folderLayers(own.config, section, fqn, (value) => renderTree(reading, own, value));
  if (own.name === reading.root.name) return { before, after: [] };
  return { before, after: folderLayers(reading.root.config, section, fqn, (value) => renderTree(reading, reading.root, value)) };
}

/** Judges every key: a slip or an unsupported one is an error with place; one that does nothing here is told. */
export function checkKeys(reading: Reading, layers: readonly Layer[], kind: ConfigKind, node: string): void {
  for (const layer of layers) {
    for (const given of Object.keys(layer.settings)) {
      const key = canonicalKey(given);
      const verdict = judgeKey(key, kind);
      const { file, line } = layer.place(given);
      const at = { file, ...(line === undefined ? {} : { line }) };
      if (verdict.kind === 'refused') throw new WarehouseError('project', verdict.why, layer.place(given), node);
      if (verdict.kind === 'mistyped') {
        throw new WarehouseError(
          'project',
          `configuration '${key}' is not known; did you mean '${verdict.meant}'?`,
          layer.place(given),
          node,
        );
      }
      if (verdict.kind === 'idle') reading.notices.add(`configuration '${key}' does nothing: ${verdict.why}`, at);
      if (verdict.kind === 'own') reading.notices.add(`configuration '${key}' is not one of dbt's; only config.get('${key}') reads it`, at);
    }
  }
}

/** Does work on merged settings; one that does not fit is an error at the layer that gave it. */
export function withPlaces<T>(layers: readonly Layer[], fallback: Place, node: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    if (!(error instanceof SettingError)) throw new WarehouseError('project', messageOf(error), fallback, node);
    const giver = layers.findLast((layer) => Object.keys(layer.settings).some((key) => canonicalKey(key) === error.key));
    const key = Object.keys(giver?.settings ?? {}).find((given) => canonicalKey(given) === error.key) ?? error.key;
    throw new WarehouseError('project', error.message, giver?.place(key) ?? fallback, node);
  }
}

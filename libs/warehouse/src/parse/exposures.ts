import { WarehouseError } from '../errors';
import type { ExposureNode, Group, Package, RefName, SourceName } from '../stages';
import { mergeLayers } from './config-layers';
import { Values } from './config-values';
import { describe, type Docs } from './descriptions';
import { texts } from './plain';
import { layerOf, type Entry } from './properties';
import type { ExposureProperties, PropertyFile } from './property-schema';
import { partsOf, type Reading } from './reading';
import { checkKeys, projectLayers } from './settings';

const CALL = /^\s*(ref|source|metric)\s*\(\s*(['"])([^'"]+)\2\s*(?:,\s*(['"])([^'"]+)\4\s*)?\)\s*$/;

/** An exposure, and whether it is switched on. */
export function toExposure(
  reading: Reading,
  own: Package,
  docs: Docs,
  entry: Entry<ExposureProperties>,
): { readonly node: ExposureNode; readonly enabled: boolean } {
  const { value } = entry;
  const owner = ownerOf(value.owner);
  if (owner.name === null && owner.email === null) {
    throw new WarehouseError('yaml', 'the owner of an exposure has a name or an email', entry.place(['owner']), value.name);
  }
  const fqn = [own.name, ...partsOf(entry.file.path, own.config.paths.models).folders, value.name];
  const { before, after } = projectLayers(reading, own, 'exposures', fqn);
  const layers = [...before, layerOf(entry, { meta: value.meta, tags: texts(value.tags) }), ...after];
  checkKeys(reading, layers, 'exposure', value.name);
  const values = new Values(mergeLayers(layers));
  const { refs, sources } = dependencies(reading, entry);
  const node: ExposureNode = {
    kind: 'exposure',
    id: `exposure.${own.name}.${value.name}`,
    name: value.name,
    package: own.name,
    fqn,
    file: entry.file,
    line: entry.place().line ?? 1,
    description: describe(reading, own, docs, value.description, entry.place(['description'])),
    tags: values.texts('tags'),
    meta: values.mapping('meta'),
    refs,
    sources,
    macros: [],
    type: value.type,
    label: value.label ?? null,
    maturity: value.maturity ?? null,
    url: value.url ?? null,
    owner,
  };
  return { node, enabled: values.truth('enabled') ?? true };
}

function dependencies(reading: Reading, entry: Entry<ExposureProperties>): { readonly refs: RefName[]; readonly sources: SourceName[] } {
  const refs: RefName[] = [];
  const sources: SourceName[] = [];
  entry.value.depends_on.forEach((text, index) => {
    const [, called, , first, , second] = CALL.exec(text.replace(/^\s*\{\{|\}\}\s*$/g, '')) ?? [];
    if (called === 'ref' && first !== undefined)
      refs.push(second === undefined ? { package: null, name: first } : { package: first, name: second });
    else if (called === 'source' && first !== undefined && second !== undefined) sources.push({ source: first, table: second });
    else if (called === 'metric')
      reading.notices.add(`${text} does nothing: metrics are not computed here`, entry.place(['depends_on', index]));
    else {
      throw new WarehouseError(
        'yaml',
        `'${text}' is not ref('model') or source('source', 'table')`,
        entry.place(['depends_on', index]),
        entry.value.name,
      );
    }
  });
  return { refs, sources };
}

/** A group of models. */
export function toGroup(own: Package, entry: Entry<PropertyFile['groups'][number]>): Group {
  const owner = ownerOf(entry.value.owner);
  if (owner.name === null && owner.email === null) {
    throw new WarehouseError('yaml', 'the owner of a group has a name or an email', entry.place(['owner']), entry.value.name);
  }
  return { id: `group.${own.name}.${entry.value.name}`, name: entry.value.name, package: own.name, file: entry.file, owner };
}

function ownerOf(owner: ExposureProperties['owner']): Group['owner'] {
  const email = Array.isArray(owner.email) ? owner.email.join(', ') : (owner.email ?? null);
  return { name: owner.name ?? null, email };
}

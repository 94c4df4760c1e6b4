import { placeAt, WarehouseError } from '../errors';
import type { ModelNode, Package, ProjectFile } from '../stages';
import { findBlocks } from './blocks';
import type { Docs } from './descriptions';
import { toModelNode, type RawNode } from './models';
import type { Entry } from './properties';
import type { NodeProperties } from './property-schema';
import { partsOf, type Reading } from './reading';

/** Snapshots of a package: `{% snapshot %}` blocks, and YAML entries with `relation`. */
export function readSnapshots(
  reading: Reading,
  own: Package,
  docs: Docs,
  entries: ReadonlyMap<string, Entry<NodeProperties>>,
): ModelNode[] {
  const blocks = own.snapshots.flatMap((file) => blocksOf(own, file, entries));
  const names = new Set(blocks.map((block) => block.name));
  const described = [...entries.values()].flatMap((entry) => yamlSnapshot(own, entry, names));
  return [...blocks, ...described].map((raw) => toModelNode(reading, own, docs, raw));
}

function blocksOf(own: Package, file: ProjectFile, entries: ReadonlyMap<string, Entry<NodeProperties>>): RawNode[] {
  const { folders, base } = partsOf(file.path, own.config.paths.snapshots);
  return findBlocks(file, 'snapshot').map((block) => ({
    kind: 'snapshot',
    name: block.name,
    file,
    // Blank lines in front, so that its lines are those of the file.
    template: '\n'.repeat(placeAt(file.text, block.bodyStart).line - 1) + block.body,
    fqn: [own.name, ...folders, base, block.name],
    entry: entries.get(block.name),
    place: { file: file.path, ...placeAt(file.text, block.start) },
  }));
}

function yamlSnapshot(own: Package, entry: Entry<NodeProperties>, blocks: ReadonlySet<string>): RawNode[] {
  const { name, relation } = entry.value;
  if (relation === undefined) return [];
  if (blocks.has(name)) {
    throw new WarehouseError(
      'duplicate-node',
      'this snapshot has a block in a .sql file and a relation here; keep one',
      entry.place(['relation']),
      name,
    );
  }
  const { folders } = partsOf(entry.file.path, [...own.config.paths.snapshots, ...own.config.paths.models]);
  return [
    {
      kind: 'snapshot',
      name,
      file: entry.file,
      template: `select * from {{ ${relation} }}`,
      fqn: [own.name, ...folders, name],
      entry,
      place: entry.place(),
    },
  ];
}

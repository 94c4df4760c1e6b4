import { placeAt, WarehouseError } from '../errors';
import type { DocBlock, Package } from '../stages';
import { findBlocks } from './blocks';
import { docKey, type Docs } from './descriptions';
import type { Reading } from './reading';

/** Reads `{% docs name %} ... {% enddocs %}` in the Markdown files of all packages; two of one name in a package are an error. */
export function readDocs(reading: Reading): Docs {
  const docs = new Map<string, DocBlock>();
  for (const own of reading.project.packages) {
    for (const doc of own.docs.flatMap((file) => blocksOf(own, file))) {
      const key = docKey(own.name, doc.block.name);
      const other = docs.get(key);
      if (other) {
        const place = { file: doc.block.file.path, ...placeAt(doc.block.file.text, doc.start) };
        throw new WarehouseError(
          'duplicate-node',
          `docs block '${doc.block.name}' is there twice; the other is in ${other.file.path}`,
          place,
        );
      }
      docs.set(key, doc.block);
    }
  }
  return docs;
}

function blocksOf(own: Package, file: Package['docs'][number]): { readonly block: DocBlock; readonly start: number }[] {
  return findBlocks(file, 'docs').map(({ name, body, start }) => ({
    block: { id: `doc.${own.name}.${name}`, name, package: own.name, file, text: body.trim() },
    start,
  }));
}

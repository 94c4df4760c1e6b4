import { createHash } from 'node:crypto';
import type { ModelNode, Settings } from '../stages';

/** sha256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** dbt's checksum of a file: of its text without white space at the ends. */
export function fileChecksum(text: string): Settings {
  return { name: 'sha256', checksum: sha256(text.trim()) };
}

/** Checksum of what a contract promises; null when none is enforced. */
export function contractChecksum(node: ModelNode): string | null {
  if (!node.config.contract) return null;
  const columns = node.columns.map(({ name, dataType, constraints }) => ({ name, dataType, constraints }));
  return sha256(JSON.stringify({ columns: columns.toSorted((a, b) => (a.name < b.name ? -1 : 1)), constraints: node.constraints }));
}

import { placeAt, WarehouseError } from '../errors';
import type { ProjectFile } from '../stages';

/** A block with a name, as `{% snapshot orders %} ... {% endsnapshot %}`. */
export interface Block {
  readonly name: string;
  readonly body: string;
  /** Offset of the block in its file, and of its body. */
  readonly start: number;
  readonly bodyStart: number;
}

/** Finds the blocks of a kind in a file; one that is not closed, or has no name, is an error with place. */
export function findBlocks(file: ProjectFile, kind: 'docs' | 'snapshot'): Block[] {
  const tag = new RegExp(String.raw`\{%-?\s*(end)?${kind}\b\s*(\w*)\s*-?%\}`, 'g');
  const text = withoutComments(file.text);
  const blocks: Block[] = [];
  let open: { readonly name: string; readonly start: number; readonly bodyStart: number } | undefined;
  for (const match of text.matchAll(tag)) {
    const [whole, end, name = ''] = match;
    const place = { file: file.path, ...placeAt(file.text, match.index) };
    if (end === undefined) {
      if (open) throw new WarehouseError('template', `{% ${kind} ${name} %} opens before {% end${kind} %} closes '${open.name}'`, place);
      if (name === '') throw new WarehouseError('template', `{% ${kind} %} needs a name`, place);
      open = { name, start: match.index, bodyStart: match.index + whole.length };
    } else {
      if (!open) throw new WarehouseError('template', `{% end${kind} %} closes nothing`, place);
      blocks.push({ ...open, body: file.text.slice(open.bodyStart, match.index) });
      open = undefined;
    }
  }
  if (open) {
    throw new WarehouseError('template', `{% ${kind} ${open.name} %} is not closed; add {% end${kind} %}`, {
      file: file.path,
      ...placeAt(file.text, open.start),
    });
  }
  return blocks;
}

/** The text with Jinja comments blanked, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replace(/\{#[\s\S]*?#\}/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

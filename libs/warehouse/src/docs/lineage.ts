import { BOX_HEIGHT, layOut, type Point } from './layout';
import { html, type Html } from './html';
import type { PageNode } from './page-nodes';

/** Width of a letter of the picture's font. */
const LETTER = 6.9;
const PADDING = 20;

/** The lineage of nodes as a picture, each a link to its part of the page; the one in focus stands out. */
export function lineagePicture(nodes: readonly PageNode[], label: string, focus?: string): Html {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const layout = layOut(
    nodes.map((node) => ({ id: node.id, width: Math.ceil(node.title.length * LETTER + PADDING), parents: node.parents })),
  );
  const boxes = layout.boxes.flatMap((box) => {
    const node = known.get(box.id);
    return node ? [{ ...box, node }] : [];
  });
  const lines = layout.lines.map(({ from, to, points }) => html`<path data-from="${from}" data-to="${to}" d="${curve(points)}" />`);
  return html`<div class="picture" tabindex="0" role="region" aria-label="${label}">
    <svg width="${Math.ceil(layout.width)}" height="${Math.ceil(layout.height)}" role="group" aria-label="${label}">
      ${lines} ${boxes.map(({ node, x, y, width }) => boxLink(node, { x, y, width }, node.id === focus))}
    </svg>
  </div>`;
}

function boxLink(
  node: PageNode,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  isFocus: boolean,
): Html {
  const box = html`<rect x="${round(x)}" y="${round(y - BOX_HEIGHT / 2)}" width="${width}" height="${BOX_HEIGHT}" rx="5" />`;
  const title = html`<text x="${round(x + width / 2)}" y="${round(y + 4)}" text-anchor="middle">${node.title}</text>`;
  const classes = `box ${node.kind}${isFocus ? ' focus' : ''}`;
  return html`<a href="#${node.id}" class="${classes}" data-id="${node.id}"
    ><title>${node.kindText} ${node.title}</title>${box}${title}</a
  >`;
}

function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let last = first;
  const parts = rest.map((point) => {
    const middle = (last.x + point.x) / 2;
    const part = `C${round(middle)} ${round(last.y)} ${round(middle)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
    last = point;
    return part;
  });
  return `M${round(first.x)} ${round(first.y)}${parts.join('')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

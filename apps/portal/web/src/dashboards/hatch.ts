/** Patterns of 12 by 12 pixels that tell series and statuses apart without colour. */
export const HATCHES = ['solid', 'diagonal', 'dots', 'horizontal', 'cross', 'vertical'] as const;
export type Hatch = (typeof HATCHES)[number] | 'gap';

const SIZE = 12;

/** Strokes of a pattern on its tile; lines run over the edge, so that tiles join without a seam. */
function strokes(hatch: Hatch): Path2D {
  const path = new Path2D();
  const line = (x1: number, y1: number, x2: number, y2: number): void => {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
  };
  if (hatch === 'diagonal' || hatch === 'cross') [-SIZE, 0, SIZE].forEach((shift) => line(shift - 2, SIZE + 2, shift + SIZE + 2, -2));
  if (hatch === 'gap' || hatch === 'cross') [-SIZE, 0, SIZE].forEach((shift) => line(shift - 2, -2, shift + SIZE + 2, SIZE + 2));
  if (hatch === 'horizontal') line(0, SIZE / 2, SIZE, SIZE / 2);
  if (hatch === 'vertical') line(SIZE / 2, 0, SIZE / 2, SIZE);
  if (hatch === 'dots') [3, 9].forEach((at) => path.rect(at - 1, at - 1, 2, 2));
  return path;
}

/** Fill of a bar: plain colour, or strokes in that colour on the background. */
export function hatchFill(hatch: Hatch, colour: string, background: string): string | CanvasPattern {
  if (hatch === 'solid') return colour;
  const tile = document.createElement('canvas');
  tile.width = SIZE;
  tile.height = SIZE;
  const context = tile.getContext('2d');
  if (!context) return colour;
  context.fillStyle = background;
  context.fillRect(0, 0, SIZE, SIZE);
  context.strokeStyle = colour;
  context.lineWidth = hatch === 'gap' ? 1.5 : 3;
  context.stroke(strokes(hatch));
  return context.createPattern(tile, 'repeat') ?? colour;
}

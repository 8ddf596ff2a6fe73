import type { Chart } from '../../../../shared/model/statistics.ts';

/** Pixels for each pixel of the chart: sharp in print. */
const SCALE = 2;

/** Returns the chart as a PNG, black on white; null where the browser cannot draw it. */
export async function pictureOf({ width, height, marks, texts }: Chart): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = new OffscreenCanvas(width * SCALE, height * SCALE);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(SCALE, SCALE);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#1f4e79';
  for (const mark of marks) context.fillRect(mark.x, mark.y, mark.width, mark.height);
  context.font = '13px system-ui, sans-serif';
  for (const { x, y, anchor, text, isSoft = false } of texts) {
    context.fillStyle = isSoft ? '#5d584e' : '#23211d';
    context.textAlign = anchor === 'middle' ? 'center' : anchor === 'end' ? 'right' : 'left';
    context.fillText(text, x, y);
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

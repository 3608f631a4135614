/** Draws what stays as it is: a wash with stripes, so that it is seen on any colours. */
const stripePeriod = 8;

/** `keep`: one byte a cell, row by row. */
export const drawKept = (canvas: HTMLCanvasElement, size: number, keep: Uint8Array): void => {
  const shown = size * 4;
  canvas.width = shown;
  canvas.height = shown;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const image = context.createImageData(shown, shown);
  for (let y = 0; y < shown; y++) {
    for (let x = 0; x < shown; x++) {
      const kept = (keep[(y >> 2) * size + (x >> 2)] ?? 0) / 255;
      const stripe = (x + y) % stripePeriod < stripePeriod / 2;
      const [r, g, b] = stripe ? [28, 95, 184] : [235, 244, 255];
      image.data.set([r, g, b, Math.round(kept * (stripe ? 150 : 90))], (y * shown + x) * 4);
    }
  }
  context.putImageData(image, 0, 0);
};

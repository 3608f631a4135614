/**
 * Draws a small square picture large: one bitmap pixel per device pixel, with the browser's best interpolation; and
 * the glow around it, the picture's own colours running out. No blur filter: larger and larger copies, each faint,
 * cost next to nothing on a canvas this small, even where the processor draws the page.
 */

/** More than this gains nothing on a picture of a few hundred pixels and costs memory. */
const largestSidePx = 2048;

export const paint = (canvas: HTMLCanvasElement, image: ImageBitmap, sidePx: number): void => {
  const side = Math.max(1, Math.min(largestSidePx, Math.round(sidePx * window.devicePixelRatio)));
  if (canvas.width !== side) {
    canvas.width = side;
    canvas.height = side;
  }
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, side, side);
};

/** Pixels of the glow's canvas, and of the picture in its middle; picture.css stretches it by the same ratio. */
export const glowPx = 64;
const innerPx = 48;

export const paintGlow = (canvas: HTMLCanvasElement, image: ImageBitmap): void => {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.clearRect(0, 0, glowPx, glowPx);
  const margin = (glowPx - innerPx) / 2;
  for (let out = margin; out >= 0; out -= 1) {
    context.globalAlpha = 0.24 * (1 - out / (margin + 1)) ** 1.5;
    context.drawImage(image, margin - out, margin - out, innerPx + 2 * out, innerPx + 2 * out);
  }
};

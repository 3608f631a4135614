/** What stays as it is, drawn over the picture: a wash with stripes, so that it is seen on any colours. */
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../state/store.ts';

const stripePeriod = 8;

const draw = (canvas: HTMLCanvasElement, size: number, keep: Uint8Array) => {
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

export const MaskOverlay = () => {
  const { mask } = useStore().page.value.overlay;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (mask === null || canvas.current === null) return;
    draw(
      canvas.current,
      mask.size,
      Uint8Array.from(atob(mask.keep), (letter) => letter.charCodeAt(0)),
    );
  }, [mask]);
  return mask === null ? null : (
    <canvas class="mask-overlay" ref={canvas} role="img" aria-label="Striped: what stays as it is" />
  );
};

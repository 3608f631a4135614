/** What every edit keeps, drawn over the picture. */
import { useEffect, useRef } from 'preact/hooks';
import { drawKept } from '../picture/draw-kept.ts';
import { useStore } from '../state/store.ts';

export const MaskOverlay = () => {
  const { mask } = useStore().page.value.overlay;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (mask === null || canvas.current === null) return;
    drawKept(
      canvas.current,
      mask.size,
      Uint8Array.from(atob(mask.keep), (letter) => letter.charCodeAt(0)),
    );
  }, [mask]);
  return mask === null ? null : (
    <canvas class="mask-overlay" ref={canvas} role="img" aria-label="Striped: what stays as it is" />
  );
};

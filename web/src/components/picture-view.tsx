/** The picture itself, its glow, and whatever lies over it: a drag's way, key points, points by hand, the comparison. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { OverlayName } from '../../../src/core/index.ts';
import type { Overlay } from '../../../src/protocol/page-effects.ts';
import { glowPx, paint, paintGlow } from '../picture/paint.ts';
import type { Lens } from '../state/effects.ts';
import { useStore } from '../state/store.ts';
import { Compare } from './compare.tsx';
import { DragOverlay } from './drag-overlay.tsx';
import { GridOverlay } from './grid-overlay.tsx';
import { KeyPoints } from './key-points.tsx';
import { ManualPoints } from './manual-points.tsx';
import { MaskOverlay } from './mask-overlay.tsx';
import { NumberBadges } from './number-badges.tsx';
import { PaintOverlay, PaintSurface } from './paint-surface.tsx';
import { WaitingPoints } from './waiting-points.tsx';

/** Deep in the grid the squares would be too small to see and to press: the picture comes closer with them. */
const gridLens = ({ shown, grid }: Overlay, imageSize: number): Lens | null =>
  shown.includes('grid') && grid.cells.length > 1
    ? {
        scale: 3 ** (grid.cells.length - 1),
        x: (grid.left + grid.size / 2) / imageSize,
        y: (grid.top + grid.size / 2) / imageSize,
      }
    : null;

/** Magnified about a point of the picture, and never showing what lies outside it. */
const lensTransform = (scale: number, x: number, y: number, side: number): string => {
  const shift = (at: number) => Math.min(0, Math.max(side * (1 - scale), side * (0.5 - at * scale)));
  return scale === 1 ? 'none' : `translate(${shift(x)}px, ${shift(y)}px) scale(${scale})`;
};

export const PictureView = () => {
  const store = useStore();
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const glow = useRef<HTMLCanvasElement>(null);
  const sidePx = useSignal(0);

  useEffect(() => {
    if (frame.current === null) return;
    // For a moment of another layout it has no width; what lies over the picture, and has the focus, stays.
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) sidePx.value = width;
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [sidePx]);

  useSignalEffect(() => {
    const shown = store.frames.value;
    if (shown === null || sidePx.value === 0) return;
    if (picture.current !== null) paint(picture.current, shown.current, sidePx.value);
    if (glow.current !== null) paintGlow(glow.current, shown.current);
  });

  const { conversation, manual, painting, drag, overlay } = store.page.value;
  const { scale, x, y } = gridLens(overlay, conversation?.imageSize ?? 1) ?? store.lens.value;
  const dragging = store.dragging.value;
  const side = sidePx.value;
  const imageSize = conversation?.imageSize ?? 1;
  const ready = conversation !== null && store.frames.value !== null && side > 0;
  // A drag's marks fade away after it, or at once where others take their place.
  const drawn = ready && (dragging || (!manual.on && !store.comparing.value)) ? drag : null;
  const pointing = ready && !dragging && !store.comparing.value;

  const brushes = manual.on && painting.on;
  const shows = (what: OverlayName) => overlay.shown.includes(what);

  return (
    <div class="picture" data-ready={ready} data-live={dragging && !store.offline.value}>
      <canvas class="glow" ref={glow} width={glowPx} height={glowPx} />
      <div
        class="frame"
        ref={frame}
        data-zoomed={scale > 1}
        style={{ '--mark': String(Math.min(1.15, Math.max(0.85, side / 560))) }}
      >
        <div
          class="lens"
          style={{
            transform: lensTransform(scale, x, y, side),
            '--lens': String(scale),
            '--mark': String(Math.min(1.15, Math.max(0.85, side / 560)) / scale),
          }}
        >
          <canvas
            class="pixels"
            ref={picture}
            role="img"
            aria-label={conversation === null ? 'No picture yet' : `The picture: ${conversation.title}`}
          />
          {!ready && <div class="waiting" aria-hidden="true" />}
          {drawn !== null && <DragOverlay key={drawn.dragId} drag={drawn} imageSize={imageSize} sidePx={side} />}
          {ready && manual.on && <PaintOverlay />}
          {pointing && manual.on && !brushes && <ManualPoints imageSize={imageSize} sidePx={side} />}
          {pointing && !brushes && (manual.on || store.namesShown.value) && (
            <KeyPoints imageSize={imageSize} sidePx={side} named={!manual.on} />
          )}
          {ready && shows('mask') && <MaskOverlay />}
          {pointing && <WaitingPoints imageSize={imageSize} sidePx={side} />}
          {pointing && shows('numbers') && <NumberBadges imageSize={imageSize} sidePx={side} />}
          {pointing && (shows('grid') || shows('dense-grid')) && (
            <GridOverlay
              key={`${overlay.grid.columns} ${overlay.grid.cells.join()}`}
              imageSize={imageSize}
              sidePx={side}
            />
          )}
          {pointing && brushes && <PaintSurface imageSize={imageSize} />}
          {ready && store.comparing.value && <Compare sidePx={side} />}
        </div>
      </div>
    </div>
  );
};

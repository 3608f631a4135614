/** The picture itself, its glow, and whatever lies over it: a drag's way, key points, points by hand, the comparison. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { glowPx, paint, paintGlow } from '../picture/paint.ts';
import { useStore } from '../state/store.ts';
import { Compare } from './compare.tsx';
import { DragOverlay } from './drag-overlay.tsx';
import { KeyPoints } from './key-points.tsx';
import { ManualPoints } from './manual-points.tsx';

export const PictureView = () => {
  const store = useStore();
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const glow = useRef<HTMLCanvasElement>(null);
  const sidePx = useSignal(0);

  useEffect(() => {
    if (frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) sidePx.value = entry.contentRect.width;
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

  const { conversation, manual, drag } = store.page.value;
  const dragging = store.dragging.value;
  const side = sidePx.value;
  const imageSize = conversation?.imageSize ?? 1;
  const ready = conversation !== null && store.frames.value !== null && side > 0;
  // A drag's marks fade away after it, or at once where others take their place.
  const drawn = ready && (dragging || (!manual.on && !store.comparing.value)) ? drag : null;
  const pointing = ready && !dragging && !store.comparing.value;

  return (
    <div class="picture" data-ready={ready} data-live={dragging}>
      <canvas class="glow" ref={glow} width={glowPx} height={glowPx} />
      <div class="frame" ref={frame} style={{ '--mark': String(Math.min(1.15, Math.max(0.85, side / 560))) }}>
        <canvas
          class="pixels"
          ref={picture}
          role="img"
          aria-label={conversation === null ? 'No picture yet' : `The picture: ${conversation.title}`}
        />
        {!ready && <div class="waiting" aria-hidden="true" />}
        {drawn !== null && <DragOverlay key={drawn.dragId} drag={drawn} imageSize={imageSize} sidePx={side} />}
        {pointing && manual.on && <ManualPoints imageSize={imageSize} sidePx={side} />}
        {pointing && (manual.on || store.showPoints.value) && <KeyPoints imageSize={imageSize} sidePx={side} />}
        {ready && store.comparing.value && <Compare sidePx={side} />}
      </div>
    </div>
  );
};

/** A drag over the picture: each handle's trail so far, where it is, and the way that is left to its target. */
import { imageToCanvas } from '../picture/canvas-point.ts';
import type { DragView } from '../state/page-state.ts';
import { useStore } from '../state/store.ts';
import { HandleMark, PinMark, TargetMark, WayMark } from './marks.tsx';

interface DragOverlayProps {
  readonly drag: DragView;
  readonly imageSize: number;
  readonly sidePx: number;
}

export const DragOverlay = ({ drag, imageSize, sidePx }: DragOverlayProps) => {
  const still = !useStore().everyFrame.value;
  const place = (point: { readonly x: number; readonly y: number }) => imageToCanvas(point, imageSize, sidePx);
  return (
    <svg
      class="overlay drag-overlay"
      data-phase={drag.phase}
      data-still={still}
      viewBox={`0 0 ${sidePx} ${sidePx}`}
      aria-hidden="true"
    >
      {drag.points.map((point, index) => {
        const id = `${index}-${point.label}`;
        if (!point.moves) return <PinMark key={id} at={place(point.handle)} />;
        const whole = drag.trails[index] ?? [point.handle];
        const trail = (still ? whole.slice(0, 1) : whole).map(place);
        const now = trail.at(-1) ?? place(point.handle);
        return (
          <g key={id}>
            <WayMark kind="ahead" points={[now, place(point.target)]} />
            <WayMark kind="trail" points={trail} />
            <TargetMark at={place(point.target)} />
            <HandleMark at={now} />
          </g>
        );
      })}
    </svg>
  );
};

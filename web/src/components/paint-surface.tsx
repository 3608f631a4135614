/**
 * Painting over the picture what should stay. A pointer paints where it is drawn along; by keyboard the arrows move the
 * brush (with Shift farther), and the space bar or Enter sets a dab. What is painted is striped, like all that stays.
 */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { paintedSize } from '../../../src/protocol/events.ts';
import { drawKept } from '../picture/draw-kept.ts';
import { type Place, paintedCells, paintedPercent } from '../state/painting.ts';
import { useStore } from '../state/store.ts';
import { paintSurfaceId } from './focus.ts';

const nearStep = 1 / 64;
const farStep = 1 / 8;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const within = (value: number): number => Math.min(1, Math.max(0, value));

/** What is painted, also while points are set. */
export const PaintOverlay = () => {
  const { painting } = useStore().page.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { strokes } = painting;
  useEffect(() => {
    if (canvas.current !== null) drawKept(canvas.current, paintedSize, paintedCells(painting));
  }, [strokes]);
  return strokes.length === 0 ? null : (
    <canvas class="mask-overlay paint-overlay" ref={canvas} role="img" aria-label="Striped: painted to stay as it is" />
  );
};

export const PaintSurface = ({ imageSize }: { readonly imageSize: number }) => {
  const store = useStore();
  const { painting } = store.page.value;
  const surface = useRef<HTMLButtonElement>(null);
  const brush = useSignal<Place>({ x: 0.5, y: 0.5 });
  const drawing = useSignal(false);
  const spoken = useSignal('');

  const under = (event: PointerEvent): Place => {
    const box = surface.current?.getBoundingClientRect();
    if (box === undefined) return brush.value;
    return { x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) };
  };
  const tell = (words: string) => {
    const [x, y] = [brush.value.x, brush.value.y].map((share) => Math.round(share * (imageSize - 1)));
    spoken.value = `${words}x ${x}, y ${y}`;
  };
  const dab = () => {
    store.paint({ kind: 'drawn', from: brush.value, to: brush.value, begins: true });
    const done = painting.erases ? 'Erased' : 'Painted';
    tell(`${done}, ${paintedPercent(store.page.value.painting)} % of the picture stays. `);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (arrow !== undefined) {
      event.preventDefault();
      const by = event.shiftKey ? farStep : nearStep;
      brush.value = { x: within(brush.value.x + arrow[0] * by), y: within(brush.value.y + arrow[1] * by) };
      tell('');
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      dab();
    }
  };

  return (
    <>
      <button
        type="button"
        id={paintSurfaceId}
        class="surface paint-surface"
        ref={surface}
        aria-label={painting.erases ? 'Erase paint' : 'Paint what stays'}
        aria-describedby="paint-keys"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          brush.value = under(event);
          drawing.value = true;
          store.paint({ kind: 'drawn', from: brush.value, to: brush.value, begins: true });
        }}
        onPointerMove={(event) => {
          const from = brush.value;
          brush.value = under(event);
          if (drawing.value) store.paint({ kind: 'drawn', from, to: brush.value, begins: false });
        }}
        onPointerUp={() => {
          drawing.value = false;
        }}
        onPointerCancel={() => {
          drawing.value = false;
        }}
      >
        <span
          class="brush"
          style={{
            left: `${brush.value.x * 100}%`,
            top: `${brush.value.y * 100}%`,
            inlineSize: `${painting.radius * 200}%`,
            blockSize: `${painting.radius * 200}%`,
          }}
        />
      </button>
      <p class="visually-hidden" id="paint-keys">
        Arrow keys move the brush, with Shift farther; the space bar sets a dab. Escape lays the brush down.
      </p>
      <p class="visually-hidden" role="status">
        {spoken.value}
      </p>
    </>
  );
};

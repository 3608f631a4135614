/**
 * Points set by hand, over the picture. The whole picture is one button: a click places a point where it fell, the
 * keyboard's press adds a pair in the middle. Every handle and target is a button too: arrows move it by 1 px,
 * with Shift by 10, Delete removes the pair; a pointer may drag it, and never has to.
 */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { translate } from '../../../src/core/index.ts';
import { canvasPoint, canvasToImage, imageToCanvas } from '../picture/canvas-point.ts';
import { spreadApart } from '../picture/spread-apart.ts';
import { type ManualPair, openPair, type PairEnd } from '../state/manual-points.ts';
import { useStore } from '../state/store.ts';
import { focusSoon, manualPointId, surfaceId } from './focus.ts';
import { pointButtonPx } from './key-points.tsx';
import { HandleMark, TargetMark, WayMark } from './marks.tsx';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const endsOf = (pair: ManualPair) =>
  (['handle', 'target'] as const).flatMap((end) => {
    const point = pair[end];
    return point === null ? [] : [{ pair, end, point }];
  });

export const ManualPoints = ({ imageSize, sidePx }: { readonly imageSize: number; readonly sidePx: number }) => {
  const store = useStore();
  const { manual } = store.page.value;
  const surface = useRef<HTMLButtonElement>(null);
  const spoken = useSignal('');
  const ends = manual.pairs.flatMap(endsOf);
  const places = ends.map(({ point }) => imageToCanvas(point, imageSize, sidePx));
  const buttons = spreadApart(places, pointButtonPx, sidePx);
  const open = openPair(manual);

  const underPointer = (event: MouseEvent) => {
    const box = surface.current?.getBoundingClientRect();
    const at = canvasPoint(event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0));
    // Magnified, the surface is larger on the screen than its own pixels say.
    return canvasToImage(at, imageSize, box?.width ?? sidePx);
  };

  const pressSurface = (event: MouseEvent) => {
    if (event.detail > 0) {
      store.manual({ kind: 'placed', at: underPointer(event), label: null });
      return;
    }
    const middle = canvasToImage(canvasPoint(sidePx / 2, sidePx / 2), imageSize, sidePx);
    const id = manual.nextId;
    store.manual({ kind: 'pair-added', at: middle, label: null });
    focusSoon(manualPointId(id, 'handle'));
  };

  const onKeyDown = (event: KeyboardEvent, pair: ManualPair, end: PairEnd) => {
    const arrow = arrows[event.key];
    const point = pair[end];
    if (arrow !== undefined && point !== null) {
      event.preventDefault();
      const by = event.shiftKey ? 10 : 1;
      store.manual({ kind: 'moved', id: pair.id, end, to: translate(point, { x: arrow[0] * by, y: arrow[1] * by }) });
      const moved = store.page.value.manual.pairs.find(({ id }) => id === pair.id)?.[end];
      spoken.value = moved ? `x ${moved.x}, y ${moved.y}` : '';
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      store.manual({ kind: 'removed', id: pair.id });
      focusSoon(surfaceId);
    }
  };

  return (
    <>
      <button
        type="button"
        id={surfaceId}
        class="surface"
        ref={surface}
        aria-label={open === null ? 'Place a point' : `Place the target of ${open.label}`}
        aria-describedby="manual-how"
        onClick={pressSurface}
      />
      <svg class="overlay" viewBox={`0 0 ${sidePx} ${sidePx}`} aria-hidden="true">
        {manual.pairs.map(({ id, handle, target }) => (
          <g key={id} class={target === null ? 'open-pair' : undefined}>
            {target !== null && (
              <WayMark
                kind="ahead"
                points={[imageToCanvas(handle, imageSize, sidePx), imageToCanvas(target, imageSize, sidePx)]}
              />
            )}
            {target !== null && <TargetMark at={imageToCanvas(target, imageSize, sidePx)} />}
            <HandleMark at={imageToCanvas(handle, imageSize, sidePx)} />
          </g>
        ))}
      </svg>
      {ends.map(({ pair, end, point }, index) => {
        const at = buttons[index] ?? { x: 0, y: 0 };
        return (
          <button
            key={`${pair.id}-${end}`}
            id={manualPointId(pair.id, end)}
            type="button"
            class="point-button movable"
            data-side={at.x > sidePx / 2 ? 'left' : 'right'}
            style={{ left: `${at.x}px`, top: `${at.y}px` }}
            aria-label={`${pair.label}, ${end}, x ${point.x}, y ${point.y}`}
            aria-describedby="manual-keys"
            onKeyDown={(event) => onKeyDown(event, pair, end)}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId) && event.buttons === 1) {
                store.manual({ kind: 'moved', id: pair.id, end, to: underPointer(event) });
              }
            }}
          >
            <span class="point-name">{`${pair.label}, ${end}`}</span>
          </button>
        );
      })}
      <p class="visually-hidden" id="manual-keys">
        Arrow keys move by 1 pixel, with Shift by 10. Delete removes the pair.
      </p>
      <p class="visually-hidden" role="status">
        {spoken.value}
      </p>
    </>
  );
};

/** Points set by number, grid or words that wait for "go": their way over the picture, and what was picked last. */
import { imageToCanvas } from '../picture/canvas-point.ts';
import { useStore } from '../state/store.ts';
import { HandleMark, TargetMark, WayMark } from './marks.tsx';

export const WaitingPoints = ({ imageSize, sidePx }: { readonly imageSize: number; readonly sidePx: number }) => {
  const { pairs, picked } = useStore().page.value.overlay;
  const place = (point: { readonly x: number; readonly y: number }) => imageToCanvas(point, imageSize, sidePx);
  const at = picked === null ? null : place(picked.point);
  return (
    <svg class="overlay" viewBox={`0 0 ${sidePx} ${sidePx}`} aria-hidden="true">
      {at !== null &&
        (['under', 'over'] as const).map((layer) => (
          <circle key={layer} class={`picked ${layer}`} cx={at.x} cy={at.y} r={17} />
        ))}
      {pairs.map(({ number, handle, target }) => (
        <g key={number} class={target === null ? 'open-pair' : undefined}>
          {handle !== null && target !== null && <WayMark kind="ahead" points={[place(handle), place(target)]} />}
          {target !== null && <TargetMark at={place(target)} />}
          {handle !== null && <HandleMark at={place(handle)} />}
        </g>
      ))}
    </svg>
  );
};

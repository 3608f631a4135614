/** Before and after the last edit, or another step and now: a divider that moves over the picture; a range input, so any device moves it. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { paint } from '../picture/paint.ts';
import { useStore } from '../state/store.ts';

export const Compare = ({ sidePx }: { readonly sidePx: number }) => {
  const store = useStore();
  const before = useRef<HTMLCanvasElement>(null);
  const { version } = store.beside.value;
  const [left, right] = version === null ? ['Before', 'After'] : [`Step ${version}`, 'Now'];
  const percent = useSignal(store.beside.value.share);
  // "Before" and "compare", said while it is open, move the divider.
  useSignalEffect(() => {
    percent.value = store.beside.value.share;
  });
  useSignalEffect(() => {
    const image = store.beside.value.image ?? store.frames.value?.before;
    if (image && before.current !== null) paint(before.current, image, sidePx);
  });
  return (
    <div class="compare" style={{ '--split': `${percent.value}%` }}>
      <canvas class="pixels compare-before" ref={before} />
      <span class="compare-line" aria-hidden="true" />
      <span class="compare-tag compare-tag-before" aria-hidden="true">
        {left}
      </span>
      <span class="compare-tag compare-tag-after" aria-hidden="true">
        {right}
      </span>
      <input
        class="compare-range"
        type="range"
        min={0}
        max={100}
        value={percent.value}
        aria-label={
          version === null
            ? 'Before and after: how much of the picture shows the state before the last edit'
            : `Step ${version} and now: how much of the picture shows step ${version}`
        }
        aria-valuetext={`${percent.value} % ${version === null ? 'before' : `step ${version}`}`}
        onInput={(event) => {
          percent.value = event.currentTarget.valueAsNumber;
        }}
      />
    </div>
  );
};

/**
 * The grid: three by three, each square divided again when its number is said or pressed, or dense with a number in
 * every square. The squares are the buttons.
 */
import { useStore } from '../state/store.ts';
import { useRoving } from './roving.ts';

export const GridOverlay = ({ imageSize, sidePx }: { readonly imageSize: number; readonly sidePx: number }) => {
  const store = useStore();
  const { left, top, size, columns, dense, cells } = store.page.value.overlay.grid;
  const scale = sidePx / imageSize;
  const px = { left: left * scale, top: top * scale, size: size * scale };
  const roving = useRoving(columns * columns, columns);
  const lines = Array.from({ length: columns + 1 }, (_, i) => (i * px.size) / columns);

  return (
    <>
      <svg class="overlay grid-lines" viewBox={`0 0 ${sidePx} ${sidePx}`} aria-hidden="true">
        {(['under', 'over'] as const).map((layer) => (
          <g key={layer}>
            {lines.map((at) => (
              <path
                key={at}
                class={layer}
                d={`M${px.left + at} ${px.top}v${px.size}M${px.left} ${px.top + at}h${px.size}`}
              />
            ))}
          </g>
        ))}
      </svg>
      <div
        class="grid-squares"
        role="toolbar"
        aria-label={cells.length === 0 ? 'Grid' : `Grid inside ${cells.join(' ')}`}
        data-dense={dense}
        data-small={px.size / columns < 40}
        ref={roving.group}
        onKeyDown={roving.onKeyDown}
        style={{
          left: `${px.left}px`,
          top: `${px.top}px`,
          width: `${px.size}px`,
          height: `${px.size}px`,
          'grid-template-columns': `repeat(${columns}, 1fr)`,
        }}
      >
        {Array.from({ length: columns * columns }, (_, index) => {
          const number = index + 1;
          return (
            <button
              key={number}
              type="button"
              class="square"
              {...roving.of(index)}
              onClick={() => void store.control({ kind: 'number', value: number })}
            >
              <span class="square-number">{number}</span>
            </button>
          );
        })}
      </div>
    </>
  );
};

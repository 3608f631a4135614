/** Points that wait, in words: each with its target, nudging by buttons, Go and Clear. */
import type { Direction } from '../../../src/core/index.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

const nudgePx = 2;
const arrows: readonly (readonly [Direction, string])[] = [
  ['left', '←'],
  ['up', '↑'],
  ['down', '↓'],
  ['right', '→'],
];

export const PointsPanel = () => {
  const store = useStore();
  const { pairs } = store.page.value.overlay;
  if (pairs.length === 0) return null;
  const away = store.offline.value;
  const ready = pairs.every(({ handle, target }) => handle !== null && target !== null);
  return (
    <section class="manual-panel" aria-label="Points that wait">
      <div class="manual-head">
        <h2>Points</h2>
      </div>
      <p class="manual-next" role="status">
        {ready ? 'Say or press “go”, or add another point.' : 'Choose a target: a number, a square, or “nudge up”.'}
      </p>
      <ol class="waiting-points">
        {pairs.map(({ number, label, target }) => (
          <li key={number}>
            <span class="waiting-number">{number}</span>
            <span class="waiting-words">
              {label}
              {target === null ? ' has no target yet' : ` to ${Math.round(target.x)}, ${Math.round(target.y)}`}
            </span>
            <fieldset class="nudges" aria-label={`Nudge the target of point ${number}`}>
              {arrows.map(([direction, arrow]) => (
                <Button
                  key={direction}
                  class="icon-button"
                  label={`${direction} ${nudgePx} pixels, point ${number}`}
                  unavailable={away}
                  onPress={() => void store.control({ kind: 'nudge', point: number, direction, px: nudgePx })}
                >
                  <span aria-hidden="true">{arrow}</span>
                </Button>
              ))}
            </fieldset>
            <Button
              class="icon-button"
              label={`Remove point ${number}`}
              unavailable={away}
              onPress={() => void store.control({ kind: 'remove-point', point: number })}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ol>
      <div class="manual-actions">
        <Button class="button" unavailable={away} onPress={() => void store.control({ kind: 'clear-points' })}>
          Clear points
        </Button>
        <Button
          class="button button-primary"
          unavailable={away || !ready || store.busy.value}
          onPress={() => void store.control({ kind: 'go' })}
        >
          Go
        </Button>
      </div>
    </section>
  );
};

/**
 * Numbers on the key points, to say, click or press: the first press takes hold of a point, the second says where it
 * goes. A number is the same for the same point as long as the picture stands.
 */
import { imageToCanvas } from '../picture/canvas-point.ts';
import { spreadApart } from '../picture/spread-apart.ts';
import { useStore } from '../state/store.ts';
import { KeyMark } from './marks.tsx';
import { useRoving } from './roving.ts';

export const badgePx = 26;

export const NumberBadges = ({ imageSize, sidePx }: { readonly imageSize: number; readonly sidePx: number }) => {
  const store = useStore();
  const { badges, pairs, asking } = store.page.value.overlay;
  const places = badges.map(({ point }) => imageToCanvas(point, imageSize, sidePx));
  const buttons = spreadApart(places, badgePx, sidePx);
  const roving = useRoving(badges.length);
  const open = pairs.some(({ handle, target }) => handle !== null && target === null);

  return (
    <>
      <svg class="overlay" viewBox={`0 0 ${sidePx} ${sidePx}`} aria-hidden="true">
        {places.map((at, index) => (
          <KeyMark key={badges[index]?.number} at={at} button={buttons[index] ?? at} />
        ))}
      </svg>
      <div
        class="point-buttons"
        role="toolbar"
        aria-label={
          asking
            ? 'Numbers: which place is meant?'
            : open
              ? 'Numbers: choose the target'
              : 'Numbers: choose a point to move'
        }
        ref={roving.group}
        onKeyDown={roving.onKeyDown}
      >
        {badges.map(({ number, name }, index) => {
          const at = buttons[index] ?? { x: 0, y: 0 };
          return (
            <button
              key={number}
              type="button"
              class="badge"
              style={{ left: `${at.x}px`, top: `${at.y}px` }}
              aria-label={`${number}, ${name}`}
              title={name}
              {...roving.of(index)}
              onClick={() =>
                void store.control(
                  asking
                    ? { kind: 'number', value: number }
                    : { kind: open ? 'target' : 'handle', place: { at: 'number', value: number } },
                )
              }
            >
              {number}
            </button>
          );
        })}
      </div>
    </>
  );
};

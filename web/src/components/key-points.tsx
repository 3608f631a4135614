/**
 * The key points found in the picture, as buttons with their names: one stop of the Tab key, arrows go from one to
 * the next. Pressing one begins a pair with its handle there (or sets the target that a pair lacks).
 */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { imageToCanvas } from '../picture/canvas-point.ts';
import { labelsThatFit } from '../picture/labels-that-fit.ts';
import { spreadApart } from '../picture/spread-apart.ts';
import { openPair } from '../state/manual-points.ts';
import { useStore } from '../state/store.ts';
import { plainName } from '../state/words.ts';
import { focusSoon, manualPointId } from './focus.ts';
import { KeyMark } from './marks.tsx';

const leastConfidence = 0.5;
export const pointButtonPx = 26;

const rootFontPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

interface KeyPointsProps {
  readonly imageSize: number;
  readonly sidePx: number;
  /** Names stand beside their points as far as there is room for them; the others show on hover and focus. */
  readonly named: boolean;
}

export const KeyPoints = ({ imageSize, sidePx, named }: KeyPointsProps) => {
  const store = useStore();
  const { manual, keyPoints } = store.page.value;
  const active = useSignal(0);
  const group = useRef<HTMLDivElement>(null);
  const taken = manual.on
    ? manual.pairs.flatMap(({ handle, target }) => (target === null ? [handle] : [handle, target]))
    : [];
  const takenPlaces = taken.map((point) => imageToCanvas(point, imageSize, sidePx));
  const shown = keyPoints
    .filter(({ confidence }) => confidence >= leastConfidence)
    .filter(({ point }) => !taken.some((other) => Math.hypot(other.x - point.x, other.y - point.y) < 1.5));
  const places = shown.map(({ point }) => imageToCanvas(point, imageSize, sidePx));
  const buttons = spreadApart([...takenPlaces, ...places], pointButtonPx, sidePx).slice(takenPlaces.length);
  const names = shown.map(({ name }) => plainName(name));
  const labelled = named ? labelsThatFit(buttons, names, sidePx, rootFontPx()) : [];
  const current = Math.min(active.value, shown.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'Home' ? -current : event.key === 'End' ? -1 - current : steps[event.key];
    if (step === undefined || shown.length === 0) return;
    event.preventDefault();
    active.value = (current + step + shown.length) % shown.length;
    group.current?.querySelectorAll<HTMLElement>('button')[active.value]?.focus();
  };

  const press = (index: number, byKeyboard: boolean) => {
    const keyPoint = shown[index];
    if (keyPoint === undefined) return;
    const label = plainName(keyPoint.name);
    const id = manual.nextId;
    if (!byKeyboard || openPair(manual) !== null) {
      store.manual({ kind: 'switched', on: true });
      store.manual({ kind: 'placed', at: keyPoint.point, label });
      return;
    }
    store.manual({ kind: 'pair-added', at: keyPoint.point, label });
    focusSoon(manualPointId(id, 'target'));
  };

  return (
    <>
      <svg class="overlay" viewBox={`0 0 ${sidePx} ${sidePx}`} aria-hidden="true">
        {places.map((at, index) => (
          <KeyMark key={shown[index]?.name} at={at} button={buttons[index] ?? at} />
        ))}
      </svg>
      <div class="point-buttons" role="toolbar" aria-label="Key points" ref={group} onKeyDown={onKeyDown}>
        {shown.map((keyPoint, index) => {
          const at = buttons[index] ?? { x: 0, y: 0 };
          return (
            <button
              key={keyPoint.name}
              type="button"
              class="point-button"
              data-side={labelled[index] ?? (at.x > sidePx / 2 ? 'left' : 'right')}
              data-named={labelled[index] != null}
              style={{ left: `${at.x}px`, top: `${at.y}px` }}
              tabIndex={index === current ? 0 : -1}
              onFocus={() => {
                active.value = index;
              }}
              onClick={(event) => press(index, event.detail === 0)}
            >
              <span class="point-name">{plainName(keyPoint.name)}</span>
            </button>
          );
        })}
      </div>
    </>
  );
};

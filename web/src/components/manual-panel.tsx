/** Points by hand, in words and numbers: what to do next, every pair's coordinates, what to keep, Go and Clear. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type ImagePoint, imagePoint, withThe } from '../../../src/core/index.ts';
import { isFull, isReady, type ManualPair, type ManualState, openPair, type PairEnd } from '../state/manual-points.ts';
import { useStore } from '../state/store.ts';
import { plainName } from '../state/words.ts';
import { Button } from './button.tsx';
import { focusSoon, importPartsId, surfaceId } from './focus.ts';
import { Icon } from './icons.tsx';
import { PaintPanel } from './paint-panel.tsx';

const whatNext = (manual: ManualState, brushes: boolean): string => {
  if (brushes) return 'Paint over what should stay as it is. “Points” goes on with what should move.';
  const open = openPair(manual);
  if (open !== null) return `Now click where ${withThe(open.label)} should go.`;
  if (manual.pairs.length === 0) return 'Click the spot to move, then click where it should go.';
  if (isFull(manual)) return 'That is as many pairs as one drag can take.';
  return isReady(manual) ? 'Add another pair, or go.' : 'Move a target away from its handle, with arrows or numbers.';
};

const Coordinate = ({
  pair,
  end,
  axis,
}: {
  readonly pair: ManualPair;
  readonly end: PairEnd;
  readonly axis: 'x' | 'y';
}) => {
  const store = useStore();
  const point: ImagePoint | null = pair[end];
  const largest = (store.page.value.conversation?.imageSize ?? 1) - 1;
  return (
    <input
      class="coordinate"
      type="number"
      inputMode="numeric"
      min={0}
      max={largest}
      step={1}
      aria-label={`${end === 'handle' ? 'from' : 'to'} ${axis}, ${pair.label}`}
      value={point === null ? '' : point[axis]}
      onChange={(event) => {
        const value = event.currentTarget.valueAsNumber;
        const from = point ?? pair.handle;
        if (Number.isFinite(value)) {
          const to = axis === 'x' ? imagePoint(value, from.y) : imagePoint(from.x, value);
          store.manual({ kind: 'moved', id: pair.id, end, to });
        }
        const kept = store.page.value.manual.pairs.find(({ id }) => id === pair.id)?.[end];
        event.currentTarget.value = kept ? String(kept[axis]) : '';
      }}
    />
  );
};

const mostNameLength = 40;

/** Teaches what is at the handle: from then on it is found in every picture, and moved by its name. */
const TeachName = ({ pair }: { readonly pair: ManualPair }) => {
  const store = useStore();
  const name = useSignal('');
  const teach = async () => {
    const words = name.value.trim();
    if (words === '' || store.offline.value) return;
    const { x, y } = pair.handle;
    const ack = await store.control({ kind: 'name-part', name: words, place: { at: 'pixel', x, y } });
    if (!ack.ok) return;
    name.value = '';
    store.manual({ kind: 'renamed', id: pair.id, label: words });
  };
  return (
    <form
      class="pair-teach"
      onSubmit={(event) => {
        event.preventDefault();
        void teach();
      }}
    >
      <input
        class="part-name"
        type="text"
        autocomplete="off"
        maxLength={mostNameLength}
        placeholder="Name it, for every picture"
        aria-label={`Name for what is at ${pair.label}`}
        value={name.value}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      <Button class="button" submit unavailable={name.value.trim() === ''} onPress={() => undefined}>
        Teach
      </Button>
    </form>
  );
};

/** What was taught, as a file: to be kept or given to others, and to be taken in. */
const TaughtFiles = () => {
  const store = useStore();
  const away = store.offline.value;
  return (
    <fieldset class="taught-files">
      <legend>Taught parts</legend>
      <Button id={importPartsId} class="button" unavailable={away} onPress={() => store.importParts()}>
        Import parts
      </Button>
      <Button class="button" unavailable={away} onPress={() => void store.control({ kind: 'export-parts' })}>
        Export parts
      </Button>
    </fieldset>
  );
};

export const ManualPanel = () => {
  const store = useStore();
  const { manual, painting } = store.page.value;
  const busy = store.busy.value || store.offline.value;
  const list = useRef<HTMLOListElement>(null);
  const count = manual.pairs.length;
  // What has a name already needs none.
  const known = new Set(store.page.value.keyPoints.map(({ name }) => plainName(name)));
  useEffect(() => {
    if (count > 0) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [count]);

  return (
    <section class="manual-panel" aria-label="Move by hand">
      <div class="manual-head">
        <h2>Move by hand</h2>
        <Button
          class="icon-button"
          label="Close moving by hand"
          onPress={() => store.manual({ kind: 'switched', on: false })}
        >
          <Icon name="close" />
        </Button>
      </div>
      <p class="manual-next" id="manual-how" role="status">
        {whatNext(manual, painting.on)}
      </p>
      {count > 0 && (
        <ol class="pairs" ref={list}>
          {manual.pairs.map((pair) => (
            <li class="pair" key={pair.id}>
              <span class="pair-name">{pair.label}</span>
              {!known.has(pair.label) && <TeachName pair={pair} />}
              <span class="pair-end pair-from">
                <span aria-hidden="true">from</span>
                <Coordinate pair={pair} end="handle" axis="x" />
                <Coordinate pair={pair} end="handle" axis="y" />
              </span>
              <span class="pair-end pair-to">
                <span aria-hidden="true">to</span>
                <Coordinate pair={pair} end="target" axis="x" />
                <Coordinate pair={pair} end="target" axis="y" />
              </span>
              <Button
                class="icon-button"
                label={`Remove ${pair.label}`}
                onPress={() => {
                  store.manual({ kind: 'removed', id: pair.id });
                  focusSoon(surfaceId);
                }}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ol>
      )}
      <PaintPanel />
      <div class="manual-actions">
        <label class="check">
          <input
            type="checkbox"
            checked={manual.keep === 'background'}
            onChange={(event) =>
              store.manual({ kind: 'keep-chosen', keep: event.currentTarget.checked ? 'background' : 'nothing' })
            }
          />
          Keep the background
        </label>
        <Button class="button" unavailable={count === 0} onPress={() => store.manual({ kind: 'cleared' })}>
          Clear
        </Button>
        <Button
          class="button button-primary"
          unavailable={busy || !isReady(manual)}
          onPress={() => void store.dragByHand()}
        >
          Go
        </Button>
      </div>
      <TaughtFiles />
    </section>
  );
};

/** The brush: what a press on the picture does now, the brush's size, and taking back what was painted. */

import { leastRadius, mostRadius } from '../state/painting.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { focusSoon, paintSurfaceId, surfaceId } from './focus.ts';

const inPercent = (share: number): number => Math.round(share * 100);

export const PaintPanel = () => {
  const store = useStore();
  const { painting } = store.page.value;
  const { on, erases, radius, strokes } = painting;
  const brush = (toErase: boolean) => {
    store.paint({ kind: 'switched', on: true });
    store.paint({ kind: 'erasing', on: toErase });
    focusSoon(paintSurfaceId);
  };
  return (
    <div class="paint">
      <fieldset class="paint-modes" aria-label="What a press on the picture does">
        <Button
          class="button"
          pressed={!on}
          title="A press sets what moves, and where to"
          onPress={() => {
            store.paint({ kind: 'switched', on: false });
            focusSoon(surfaceId);
          }}
        >
          Points
        </Button>
        <Button
          class="button"
          pressed={on && !erases}
          title="What is painted stays as it is"
          onPress={() => brush(false)}
        >
          Paint what stays
        </Button>
        <Button
          class="button"
          pressed={on && erases}
          unavailable={strokes.length === 0}
          title="Takes paint away again"
          onPress={() => brush(true)}
        >
          Erase
        </Button>
      </fieldset>
      {(on || strokes.length > 0) && (
        <div class="paint-actions">
          {on && (
            <label class="paint-size">
              Brush
              <input
                type="range"
                min={inPercent(leastRadius)}
                max={inPercent(mostRadius)}
                step={1}
                value={inPercent(radius)}
                aria-valuetext={`${inPercent(2 * radius)} % of the picture's width`}
                onInput={(event) => store.paint({ kind: 'sized', radius: event.currentTarget.valueAsNumber / 100 })}
              />
            </label>
          )}
          <Button
            class="button"
            unavailable={strokes.length === 0}
            onPress={() => store.paint({ kind: 'stroke-undone' })}
          >
            Undo stroke
          </Button>
          <Button class="button" unavailable={strokes.length === 0} onPress={() => store.paint({ kind: 'cleared' })}>
            Clear paint
          </Button>
        </div>
      )}
    </div>
  );
};

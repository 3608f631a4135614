/**
 * Below the picture: what stands there and its seed; during a drag how far it is, Stop in the same place, Pause
 * and Cancel.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DragView } from '../state/page-state.ts';
import { useStore } from '../state/store.ts';
import { pixels, progressInQuarters } from '../state/words.ts';
import { Button } from './button.tsx';
import { composerId, focusSoon } from './focus.ts';
import { Icon } from './icons.tsx';
import { SeedForm } from './seed-form.tsx';

const Progress = ({ drag }: { readonly drag: DragView }) => {
  const store = useStore();
  const progress = useRef<HTMLDivElement>(null);
  // Stop and Cancel go away with the drag; whoever was on one of them goes on in the composer.
  useLayoutEffect(() => {
    const element = progress.current;
    return () => {
      if (element?.contains(document.activeElement)) focusSoon(composerId);
    };
  }, []);
  const share = Math.round(drag.done * 100);
  const { paused } = store.page.value.overlay;
  const away = store.offline.value;
  return (
    <div class="progress" ref={progress}>
      <div class="progress-words">
        <span class="progress-says">{drag.says}</span>
        <span class="progress-figures">
          {away ? (
            'Not connected: how far it is shows when the server is back.'
          ) : (
            <>
              step {drag.step} of {drag.maxSteps} · {pixels(drag.farthestPx)} px to go
            </>
          )}
        </span>
      </div>
      <div
        class="progress-bar"
        role="progressbar"
        aria-label="Drag"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <span class="progress-done" style={{ transform: `scaleX(${drag.done})` }} />
      </div>
      <Button
        class="button pause-button"
        unavailable={away}
        onPress={() => void store.control({ kind: paused ? 'continue' : 'pause' })}
      >
        <Icon name={paused ? 'go-on' : 'pause'} />
        {paused ? 'Continue' : 'Pause'}
      </Button>
      <Button class="button cancel-button" unavailable={away} onPress={() => void store.control({ kind: 'cancel' })}>
        Cancel
      </Button>
      <button
        type="button"
        class="stop-button"
        aria-keyshortcuts="Escape"
        aria-disabled={away ? 'true' : undefined}
        onClick={() => {
          if (!away) void store.stop();
        }}
      >
        <Icon name="stop" />
        {drag.phase === 'stopping' ? 'Stopping' : 'Stop'}
        <span class="key">Esc</span>
      </button>
    </div>
  );
};

export const Caption = () => {
  const store = useStore();
  const { conversation, drag } = store.page.value;
  const running = store.dragging.value && drag !== null ? drag : null;
  const untouched = conversation === null || conversation.title === `seed ${conversation.seed}`;
  return (
    <div class="caption">
      {running !== null && <Progress drag={running} />}
      {running === null && conversation !== null && (
        <>
          <p class="title">
            <span class={untouched ? 'title-words' : 'title-words title-said'}>
              {store.standingName.value ?? (untouched ? conversation.model : conversation.title)}
            </span>
          </p>
          <SeedForm seed={conversation.seed} />
        </>
      )}
      <p class="visually-hidden" role="status">
        {progressInQuarters(drag)}
      </p>
    </div>
  );
};

/** Escape stops a drag; with no drag it lays the brush down, or takes back a handle that has no target yet. An open dialog has it first. */
import { useEffect } from 'preact/hooks';
import { openPair } from '../state/manual-points.ts';
import { useStore } from '../state/store.ts';
import { focusSoon, surfaceId } from './focus.ts';

export const useEscape = (): void => {
  const store = useStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (store.dragging.value) void store.stop();
      else if (store.page.value.painting.on) {
        store.paint({ kind: 'switched', on: false });
        focusSoon(surfaceId);
      } else if (openPair(store.page.value.manual) !== null) store.manual({ kind: 'open-dropped' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
};

/** The one key: Ctrl+Space or F9 opens the microphone; where a key decides, it is held or pressed twice. */
import { useEffect } from 'preact/hooks';
import { useStore } from '../state/store.ts';

const isTalkKey = (event: KeyboardEvent): boolean =>
  (event.code === 'Space' && event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) || event.key === 'F9';
/** Either key of the pair may come up first. */
const endsTalk = (event: KeyboardEvent): boolean =>
  event.code === 'Space' || event.key === 'Control' || event.key === 'F9';

export const useTalkKey = (): void => {
  const { voice } = useStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isTalkKey(event)) return;
      event.preventDefault();
      if (event.repeat) return;
      if (voice.hearing.keyed) voice.key.down();
      else voice.toggle();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (endsTalk(event)) voice.key.up();
    };
    const onBlur = () => voice.key.up();
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
    };
  }, [voice]);
};

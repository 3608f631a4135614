/** Who begins to write with nothing in focus means the composer: it gets the focus, and so the letter. */
import { useEffect } from 'preact/hooks';
import { composerId } from './focus.ts';

export const useTypeAnywhere = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const writes = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!writes || event.defaultPrevented || document.activeElement !== document.body) return;
      document.getElementById(composerId)?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
};

/** One stop of the Tab key for many buttons: arrows, Home and End go from one to the next. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

/** `columns`: how far up and down go; 1 for a row. */
export const useRoving = (count: number, columns = 1) => {
  const active = useSignal(0);
  const group = useRef<HTMLDivElement>(null);
  const current = Math.max(0, Math.min(active.value, count - 1));
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -current,
    End: count - 1 - current,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || count === 0) return;
    event.preventDefault();
    active.value = (current + step + count) % count;
    group.current?.querySelectorAll<HTMLElement>('button')[active.value]?.focus();
  };
  return {
    group,
    onKeyDown,
    of: (index: number) => ({
      tabIndex: index === current ? 0 : -1,
      onFocus: () => {
        active.value = index;
      },
    }),
  };
};

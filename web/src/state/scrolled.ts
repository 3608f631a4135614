/** Scrolling by words, for whoever has no hand for it. */
import type { ScrollWay } from '../../../src/core/index.ts';
import { isStacked } from '../components/stacked.ts';
import { reducedMotion } from './reduced-motion.ts';

/** So much of what is seen goes out of sight. */
const share = 0.8;

const goesUp = (to: ScrollWay): boolean => to === 'up' || to === 'start';
const hasMore = (element: Element, to: ScrollWay): boolean =>
  goesUp(to) ? element.scrollTop > 1 : element.scrollHeight - element.clientHeight - element.scrollTop > 1;

const top = (element: Element, to: ScrollWay): number => {
  if (to === 'start') return 0;
  if (to === 'end') return element.scrollHeight;
  return element.scrollTop + (goesUp(to) ? -share : share) * element.clientHeight;
};

/** What is read, the likeliest first: what is open over the page is all that can be read. */
const whatIsRead = (): readonly (Element | null)[] => {
  const open = document.querySelector('dialog[open]');
  if (open !== null) return [open];
  const parts = [document.querySelector('.log'), document.scrollingElement];
  return isStacked() ? parts.reverse() : parts;
};

/** Tells the log that nobody reads its end any more, before anything else that opens brings that into sight. */
export const leftEnd = 'left-end';

/** Scrolls what can be scrolled that way, all of it where the whole way is asked for, and tells what came of it. */
export const scrolled = (to: ScrollWay): string => {
  const movable = whatIsRead()
    .filter((element) => element !== null)
    .filter((element) => hasMore(element, to));
  if (movable.length === 0) return goesUp(to) ? 'There is nothing more above.' : 'There is nothing more below.';
  for (const element of to === 'start' || to === 'end' ? movable : movable.slice(0, 1)) {
    element.scrollTo({ top: top(element, to), behavior: reducedMotion() ? 'instant' : 'smooth' });
    if (goesUp(to)) element.dispatchEvent(new Event(leftEnd));
  }
  return goesUp(to) ? 'Scrolled up.' : 'Scrolled down.';
};

/** The picture with its tools beside it and its caption below. */
import { useEffect, useRef } from 'preact/hooks';
import { reducedMotion } from '../state/reduced-motion.ts';
import { useStore } from '../state/store.ts';
import { Caption } from './caption.tsx';
import { PictureView } from './picture-view.tsx';
import { SaveAsList } from './save-as.tsx';
import { isStacked } from './stacked.ts';
import { Tools } from './tools.tsx';

export const Stage = () => {
  const store = useStore();
  const section = useRef<HTMLElement>(null);
  const dragId = store.dragging.value ? store.page.value.drag?.dragId : undefined;

  // On a small screen the picture may be scrolled away: what was asked for should be seen happening.
  useEffect(() => {
    if (dragId === undefined || !isStacked()) return;
    section.current?.scrollIntoView({ block: 'start', behavior: reducedMotion() ? 'auto' : 'smooth' });
  }, [dragId]);

  return (
    <section class="stage" aria-label="Picture" ref={section}>
      <div class="picture-area">
        <div class="print">
          <PictureView />
          <Caption />
        </div>
      </div>
      <Tools />
      <SaveAsList />
    </section>
  );
};

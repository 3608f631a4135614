/** The figures of a finished drag: how far each point went of what was asked, steps, time, what changed elsewhere. */
import type { DragFigures } from '../state/page-state.ts';
import { percent, plainName, reasonWord, seconds, wentOf } from '../state/words.ts';

export const Figures = ({ figures }: { readonly figures: DragFigures }) => (
  // The sentence above has just said the most of this: it is there to be read, and not announced again.
  <details class="figures" aria-live="off" open={figures.reason !== 'reached'}>
    <summary>
      {figures.steps} {figures.steps === 1 ? 'step' : 'steps'} · {seconds(figures.seconds)}
    </summary>
    <dl class="figures-line">
      <div>
        <dt>How it ended</dt>
        <dd>{reasonWord(figures.reason)}</dd>
      </div>
      {figures.changedOutside !== null && (
        <div>
          <dt>Changed elsewhere</dt>
          <dd>{percent(figures.changedOutside)}</dd>
        </div>
      )}
    </dl>
    {figures.moved.length > 0 && (
      <ul class="moved">
        {figures.moved.map(({ label, askedPx, wentPx }) => (
          <li key={label}>
            <span class="moved-name">{plainName(label)}</span>
            <span class="moved-bar" aria-hidden="true">
              <span style={{ transform: `scaleX(${askedPx > 0 ? Math.min(1, Math.max(0, wentPx / askedPx)) : 0})` }} />
            </span>
            <span class="moved-px">{wentOf(wentPx, askedPx)}</span>
          </li>
        ))}
      </ul>
    )}
  </details>
);

/**
 * The history as a tree: every step with its picture, number and sentence, and lines from each to what it was made
 * from. A press goes there; nothing is ever overwritten.
 */
import { useEffect, useRef } from 'preact/hooks';
import { stepPicturePath } from '../../../src/protocol/page-effects.ts';
import { treeRows } from '../state/history-tree.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';
import { useRoving } from './roving.ts';

const rowPx = 58;
const lanePx = 18;
/** All lanes together: more of them stand closer, so that the sentences keep their room. */
const mostLanesPx = 72;
/** What a step's circle reaches beyond its lane. */
const nodeEdgePx = 2;
const thumbnailPx = 96;

export const HistoryPanel = () => {
  const store = useStore();
  const { history, conversation } = store.page.value;
  const rows = treeRows(history.steps);
  const roving = useRoving(rows.length);
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [history.current]);
  if (conversation === null) return null;
  const lanes = Math.max(1, ...rows.map(({ lane }) => lane + 1));
  const wide = Math.min(lanePx, mostLanesPx / lanes);
  const x = (lane: number) => lane * wide + wide / 2 + nodeEdgePx;
  const y = (row: number) => row * rowPx + rowPx / 2;

  return (
    <section class="history-panel" aria-label="History">
      <div class="manual-head">
        <h2>History</h2>
        <Button
          class="icon-button"
          label="Close the history"
          onPress={() => void store.control({ kind: 'overlay', what: 'history', shown: false })}
        >
          <Icon name="close" />
        </Button>
      </div>
      <div class="history-scroll">
        <svg
          class="history-lines"
          width={lanes * wide + 2 * nodeEdgePx}
          height={rows.length * rowPx}
          aria-hidden="true"
        >
          {rows.map(({ step, lane, from }, row) => (
            <g key={step.step} class={step.step === history.current ? 'history-node here' : 'history-node'}>
              {from !== null && (
                <path
                  d={
                    from.lane === lane
                      ? `M${x(lane)} ${y(from.row)}V${y(row)}`
                      : `M${x(from.lane)} ${y(from.row)}C${x(from.lane)} ${y(from.row) + rowPx * 0.7} ${x(lane)} ${y(from.row) + rowPx * 0.3} ${x(lane)} ${y(from.row) + rowPx}V${y(row)}`
                  }
                />
              )}
              <circle cx={x(lane)} cy={y(row)} r={Math.min(step.step === history.current ? 6 : 4.5, wide / 2 + 0.5)} />
            </g>
          ))}
        </svg>
        <div class="history-rows" role="toolbar" aria-label="Steps" ref={roving.group} onKeyDown={roving.onKeyDown}>
          {rows.map(({ step }, row) => {
            const here = step.step === history.current;
            return (
              <button
                key={step.step}
                type="button"
                class="history-step"
                title={step.title}
                {...(here ? { ref: current } : {})}
                style={{ height: `${rowPx}px` }}
                aria-current={here ? 'step' : undefined}
                aria-disabled={store.offline.value ? 'true' : undefined}
                {...roving.of(row)}
                onClick={() => {
                  if (!store.offline.value && !here) void store.control({ kind: 'go-to-step', step: step.step });
                }}
              >
                <img
                  src={`${stepPicturePath(conversation.conversationId, step.step, 'webp')}?size=${thumbnailPx}`}
                  alt=""
                  width={46}
                  height={46}
                />
                <span class="history-number">{step.step}</span>
                <span class="history-words">
                  {step.name !== null && <strong>{step.name}</strong>}
                  <span class="history-sentence">{step.title}</span>
                </span>
              </button>
            );
          })}
        </div>
      </div>
      <p class="history-hint">Say “go to step 3”, “try another”, “compare versions” or “call this version sleepy”.</p>
    </section>
  );
};

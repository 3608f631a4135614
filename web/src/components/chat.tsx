/** The conversation: what was said and what happened, sentences to try, and the place to say something. */
import { useEffect, useRef } from 'preact/hooks';
import { leftEnd } from '../state/scrolled.ts';
import { useStore } from '../state/store.ts';
import { Composer } from './composer.tsx';
import { Hint } from './hint.tsx';
import { Message } from './message.tsx';
import { isStacked } from './stacked.ts';
import { Suggestions } from './suggestions.tsx';
import { VoiceBar } from './voice-bar.tsx';

/** So far from its end a log still counts as read to it. */
const nearEndPx = 24;

export const Chat = () => {
  const store = useStore();
  const log = useRef<HTMLDivElement>(null);
  const { messages, conversation } = store.page.value;
  const thinking = !store.dragging.value && conversation?.busy === true && !store.offline.value;
  const waiting = store.onTheWay.value.length;
  const untouched = waiting === 0 && !messages.some(({ kind }) => kind === 'said' || kind === 'plan');

  const last = messages.at(-1)?.id;
  const readsEnd = useRef(true);
  const toEnd = () => {
    readsEnd.current = true;
    log.current?.scrollTo({ top: log.current.scrollHeight });
  };
  useEffect(() => {
    if (waiting > 0) toEnd();
  }, [waiting]);
  const tells = ['result', 'answer', 'error'].includes(messages.at(-1)?.kind ?? '');
  useEffect(() => {
    if (last === undefined) return;
    toEnd();
    // On a small screen the log may lie below the fold. What was asked for is followed in the picture; what came of
    // it, or went wrong, is brought into sight.
    if (isStacked() && tells) log.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [last, tells]);

  // What opens below (choices, readings) takes room from the log: who read its end goes on seeing it.
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    let height = element.clientHeight;
    const scrolled = () => {
      // A scroll to the end is told when something may have opened below already: then nobody scrolled away.
      if (element.clientHeight !== height) return;
      readsEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
    };
    const resized = new ResizeObserver(() => {
      height = element.clientHeight;
      if (readsEnd.current) toEnd();
    });
    const left = () => {
      readsEnd.current = false;
    };
    element.addEventListener(leftEnd, left);
    element.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener(leftEnd, left);
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);

  return (
    <section class="chat" aria-label="Conversation">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <div class="log" role="log" aria-label="Messages" tabIndex={0} ref={log}>
        {untouched && <Hint />}
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
        {/* The log says it once it is in the conversation. */}
        {store.onTheWay.value.map(({ id, text }) => (
          <div key={`way-${id}`} class="message message-user message-waiting" aria-live="off">
            <p class="message-text">{text}</p>
          </div>
        ))}
      </div>
      <p class="thinking" data-on={thinking} aria-hidden="true">
        <span />
        <span />
        <span />
      </p>
      <div class="dock">
        <Suggestions />
        <VoiceBar />
        <Composer />
      </div>
    </section>
  );
};

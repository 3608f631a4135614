/** Sentences to click: what the last answer offers, else what fits the picture and what lies over it. */
import { useStore } from '../state/store.ts';
import { Choices } from './choices.tsx';
import { composerId } from './focus.ts';

/** Fewer once the conversation needs the room. */
const mostAtFirst = 6;
const most = 4;

export const Suggestions = () => {
  const store = useStore();
  const { messages, conversation, overlay } = store.page.value;
  const untouched = !messages.some(({ kind }) => kind === 'said');
  // What was offered stays until something is answered.
  const offered = messages.findLast(({ kind }) => kind !== 'said')?.suggestions ?? [];
  const sentences = (offered.length > 0 ? offered : (conversation?.suggestions ?? [])).slice(
    0,
    untouched ? mostAtFirst : most,
  );
  if (overlay.choices.length > 0) return <Choices />;
  if (sentences.length === 0) return null;
  const away = store.offline.value;
  return (
    <fieldset class="suggestions" aria-label="Sentences to try">
      {sentences.map((sentence) => (
        <button
          key={sentence}
          type="button"
          class="chip"
          aria-disabled={away ? 'true' : undefined}
          onClick={() => {
            if (away) return;
            document.getElementById(composerId)?.focus({ preventScroll: true });
            void store.say(sentence);
          }}
        >
          {sentence}
        </button>
      ))}
    </fieldset>
  );
};

/** Numbered choices after a guess, a doubt or a refusal: a number said or written, or a press, takes one. */
import { choicePreviewPath } from '../../../src/protocol/page-effects.ts';
import { useStore } from '../state/store.ts';

export const Choices = () => {
  const store = useStore();
  const { conversation, overlay } = store.page.value;
  const { choices } = overlay;
  const away = store.offline.value;
  const take = (value: number | null) => {
    if (!away) void store.control({ kind: 'choose', value });
  };
  return (
    <fieldset class="suggestions" aria-label="Choices by number">
      {choices.map(({ number, text, preview }) => (
        <button
          key={number}
          type="button"
          class="chip chip-numbered"
          aria-disabled={away ? 'true' : undefined}
          onClick={() => take(number)}
        >
          {preview !== null && conversation !== null && (
            <img
              class="chip-preview"
              src={choicePreviewPath(conversation.conversationId, preview)}
              alt=""
              width={72}
              height={72}
            />
          )}
          <span class="chip-number">{number}</span> {text}
        </button>
      ))}
      <button type="button" class="chip" aria-disabled={away ? 'true' : undefined} onClick={() => take(null)}>
        None of these
      </button>
    </fieldset>
  );
};

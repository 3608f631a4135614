/** Numbered choices after a guess, a doubt or a refusal: a number said or written, or a press, takes one. */
import { choicePreviewPath } from '../../../src/protocol/page-effects.ts';
import { useStore } from '../state/store.ts';

const previewPx = 64;

export const Choices = () => {
  const store = useStore();
  const { conversation, overlay } = store.page.value;
  const { choices } = overlay;
  const away = store.offline.value;
  const drawn = choices.some(({ preview, previewComes }) => preview !== null || previewComes);
  const take = (value: number | null) => {
    if (!away) void store.control({ kind: 'choose', value });
  };
  return (
    <fieldset class={drawn ? 'suggestions choices-drawn' : 'suggestions'} aria-label="Choices by number">
      {choices.map(({ number, text, preview, previewComes }) => (
        <button
          key={number}
          type="button"
          class={drawn ? 'chip chip-drawn' : 'chip chip-numbered'}
          aria-disabled={away ? 'true' : undefined}
          onClick={() => take(number)}
        >
          {drawn &&
            (preview !== null && conversation !== null ? (
              <img
                class="chip-preview"
                src={choicePreviewPath(conversation.conversationId, preview)}
                alt=""
                width={previewPx}
                height={previewPx}
              />
            ) : (
              <span class="chip-preview" data-comes={previewComes} />
            ))}
          <span class="chip-number">{number}</span> {text}
        </button>
      ))}
      <button type="button" class="chip" aria-disabled={away ? 'true' : undefined} onClick={() => take(null)}>
        None of these
      </button>
    </fieldset>
  );
};

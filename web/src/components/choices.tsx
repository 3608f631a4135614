/** Numbered choices after a guess or a refusal: a number said, or a press, takes one. */
import { useStore } from '../state/store.ts';

export const Choices = () => {
  const store = useStore();
  const { choices } = store.page.value.overlay;
  return (
    <fieldset class="suggestions" aria-label="Choices by number">
      {choices.map(({ number, text }) => (
        <button
          key={number}
          type="button"
          class="chip chip-numbered"
          aria-disabled={store.offline.value ? 'true' : undefined}
          onClick={() => {
            if (!store.offline.value) void store.control({ kind: 'choose', value: number });
          }}
        >
          <span class="chip-number">{number}</span> {text}
        </button>
      ))}
    </fieldset>
  );
};

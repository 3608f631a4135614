/** Numbered choices after a guess, a doubt or a refusal: a number said or written, or a press, takes one. */
import { useStore } from '../state/store.ts';

export const Choices = () => {
  const store = useStore();
  const { choices } = store.page.value.overlay;
  const away = store.offline.value;
  const take = (value: number | null) => {
    if (!away) void store.control({ kind: 'choose', value });
  };
  return (
    <fieldset class="suggestions" aria-label="Choices by number">
      {choices.map(({ number, text }) => (
        <button
          key={number}
          type="button"
          class="chip chip-numbered"
          aria-disabled={away ? 'true' : undefined}
          onClick={() => take(number)}
        >
          <span class="chip-number">{number}</span> {text}
        </button>
      ))}
      <button type="button" class="chip" aria-disabled={away ? 'true' : undefined} onClick={() => take(null)}>
        None of these
      </button>
    </fieldset>
  );
};

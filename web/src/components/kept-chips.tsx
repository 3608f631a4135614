/** What every edit keeps until it is taken back, with a button for each that does so, and what is paused. */
import { useStore } from '../state/store.ts';
import { Icon } from './icons.tsx';

export const KeptChips = () => {
  const store = useStore();
  const { kept, paused } = store.page.value.overlay;
  if (kept.length === 0 && !paused) return null;
  return (
    <fieldset class="kept" aria-label="Protected">
      {paused && (
        <button type="button" class="kept-chip" onClick={() => void store.control({ kind: 'continue' })}>
          Continue<span class="visually-hidden"> the paused edit</span>
        </button>
      )}
      {kept.map(({ words, region, side }) => (
        <button
          key={words}
          type="button"
          class="kept-chip"
          aria-label={`${words}: end this`}
          onClick={() => void store.control({ kind: 'unprotect', region, side })}
        >
          {words}
          <Icon name="close" />
        </button>
      ))}
    </fieldset>
  );
};

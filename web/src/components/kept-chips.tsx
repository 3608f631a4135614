/** What every edit keeps until it is taken back, with a button for each that does so; where it is, and the opposite. */
import { useStore } from '../state/store.ts';
import { Icon } from './icons.tsx';

export const KeptChips = () => {
  const store = useStore();
  const { kept, shown } = store.page.value.overlay;
  if (kept.length === 0) return null;
  const maskShown = shown.includes('mask');
  return (
    <fieldset class="kept" aria-label="Protected">
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
      <button
        type="button"
        class="kept-chip kept-tool"
        aria-pressed={maskShown}
        onClick={() => void store.control({ kind: 'overlay', what: 'mask', shown: !maskShown })}
      >
        Show mask
      </button>
      <button type="button" class="kept-chip kept-tool" onClick={() => void store.control({ kind: 'invert-mask' })}>
        Invert mask
      </button>
    </fieldset>
  );
};

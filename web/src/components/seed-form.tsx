/** The seed of the picture, and the way to another one. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';

const largestSeed = 0xffffffff;

export const SeedForm = ({ seed }: { readonly seed: number }) => {
  const store = useStore();
  const typed = useSignal(String(seed));
  useEffect(() => {
    typed.value = String(seed);
  }, [seed, typed]);

  const go = () => {
    const wanted = Number(typed.value.trim());
    if (typed.value.trim() !== '' && Number.isInteger(wanted) && wanted >= 0 && wanted <= largestSeed) {
      void store.control({ kind: 'seed', seed: wanted });
    } else {
      store.trouble(`"${typed.value}" is not a seed: a whole number from 0 to ${largestSeed} is.`);
      typed.value = String(seed);
    }
  };
  return (
    <form
      class="seed-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!store.busy.value) go();
      }}
    >
      <label for="seed">Seed</label>
      <input
        id="seed"
        class="seed"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        maxLength={10}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      <Button class="button" submit unavailable={store.busy.value || store.offline.value} onPress={() => undefined}>
        Go to
      </Button>
    </form>
  );
};

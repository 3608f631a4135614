/** The name of the product, what serves, help, and the theme. */
import { useSignal } from '@preact/signals';
import { rememberedTheme } from '../connection/remembered.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

const isDark = () =>
  (document.documentElement.dataset['theme'] ??
    (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

export const Header = () => {
  const store = useStore();
  const dark = useSignal(isDark());
  const conversation = store.page.value.conversation;

  const toggleTheme = () => {
    const next = dark.value ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = next;
    rememberedTheme.value = next;
    dark.value = !dark.value;
  };

  return (
    <header class="header">
      <h1 class="wordmark">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path class="wordmark-way" d="M9 23C11 13 16 9 22 9" />
          <circle class="wordmark-target" cx="23" cy="9" r="4.5" />
          <circle class="wordmark-handle" cx="9" cy="23" r="5.5" />
        </svg>
        SayDrag
      </h1>
      {conversation !== null && (
        <p class="serving">
          <span class="serving-model">{conversation.model}</span>
          <span>{conversation.imageSize} px</span>
          <span>on {conversation.provider}</span>
        </p>
      )}
      <div class="header-actions">
        <Button
          class="quiet-button"
          unavailable={store.offline.value}
          onPress={() => void store.control({ kind: 'help' })}
        >
          <Icon name="help" />
          <span class="wide-only">What can I say?</span>
          <span class="narrow-only">Help</span>
        </Button>
        <Button class="quiet-button" pressed={dark.value} onPress={toggleTheme}>
          <Icon name={dark.value ? 'moon' : 'sun'} />
          <span>Dark</span>
        </Button>
      </div>
    </header>
  );
};

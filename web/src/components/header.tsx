/** The name of the product, what serves, help, the theme, and the way to the settings. */
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches;

export const Header = () => {
  const store = useStore();
  const { voice } = store;
  const { theme } = voice.settings.value;
  const dark = theme === 'system' ? systemIsDark() : theme === 'dark';
  const conversation = store.page.value.conversation;

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
        <Button
          class="quiet-button"
          pressed={dark}
          onPress={() => voice.change({ setting: 'theme', to: dark ? 'light' : 'dark' })}
        >
          <Icon name={dark ? 'moon' : 'sun'} />
          <span class="icon-when-narrow">Dark</span>
        </Button>
        <Button
          class="quiet-button"
          onPress={() => {
            voice.settingsOpen.value = true;
          }}
        >
          <Icon name="settings" />
          <span class="icon-when-narrow">Settings</span>
        </Button>
      </div>
    </header>
  );
};

/**
 * Where a sentence is written. Enter sends, Shift+Enter makes a line, the up arrow brings back earlier sentences.
 * What could not be sent stays, and so does what is too long.
 */
import { useSignal } from '@preact/signals';
import { maxTextLength } from '../../../src/protocol/events.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { composerId } from './focus.ts';
import { Icon } from './icons.tsx';
import { MicrophoneButton } from './microphone-button.tsx';

export const Composer = () => {
  const store = useStore();
  const text = useSignal('');
  /** How many sentences back the up arrow has gone; 0 while writing. */
  const back = useSignal(0);

  const send = async () => {
    const sentence = text.value.trim();
    if (sentence === '') return;
    if (store.offline.value) {
      store.trouble('Not connected: your sentence stays here until the connection is back.');
      return;
    }
    if (sentence.length > maxTextLength) {
      store.trouble(
        `That is ${sentence.length} characters, and a message may have ${maxTextLength}: shorten it and send it again.`,
      );
      return;
    }
    text.value = '';
    back.value = 0;
    const ack = await store.say(sentence);
    if (!ack.ok && text.value === '') text.value = sentence;
  };

  const recall = (event: KeyboardEvent, step: 1 | -1) => {
    const field = event.currentTarget as HTMLTextAreaElement;
    const recalling = back.value > 0;
    if (!recalling && (step === -1 || field.value !== '')) return;
    const said = store.page.value.messages.filter(({ kind }) => kind === 'said');
    const next = back.value + step;
    const sentence = next === 0 ? '' : said.at(-next)?.text;
    if (sentence === undefined) return;
    event.preventDefault();
    back.value = next;
    text.value = sentence;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === 'ArrowUp') recall(event, 1);
    else if (event.key === 'ArrowDown') recall(event, -1);
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label class="visually-hidden" for={composerId}>
        Say what should change
      </label>
      <textarea
        id={composerId}
        class="composer-text"
        rows={1}
        placeholder="Say what should change"
        autocomplete="off"
        enterkeyhint="send"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          back.value = 0;
        }}
        onKeyDown={onKeyDown}
      />
      <div class="composer-actions">
        <MicrophoneButton />
        <Button class="send-button" submit unavailable={text.value.trim() === ''} onPress={() => undefined}>
          <Icon name="send" />
          <span class="visually-hidden">Send</span>
        </Button>
      </div>
    </form>
  );
};

/**
 * The microphone's state in words, how loud it is, and what was heard last. Always in sight: a line while it is off. What
 * went into the conversation is announced by the log; here only the state and what was not heard is spoken.
 */
import { useRef } from 'preact/hooks';
import { useStore } from '../state/store.ts';
import { talkKeyName, type Voice } from '../voice/voice.ts';

const levelBars = 5;

const Level = ({ voice }: { readonly voice: Voice }) => {
  const lit = Math.round(voice.hearing.level.value * levelBars);
  return (
    <span class="voice-level" aria-hidden="true">
      {Array.from({ length: levelBars }, (_, i) => (
        <span key={i} data-lit={i < lit} />
      ))}
    </span>
  );
};

/** The state in words, and what to do next. */
const wordsFor = (voice: Voice): readonly [string, string] => {
  const { hearing, speaking, recogniser } = voice;
  const view = recogniser.value;
  if (view === null) return ['No speech here', 'This server hears nothing; write instead.'];
  const key = window.matchMedia('(pointer: coarse)').matches ? 'the button' : talkKeyName;
  switch (hearing.state.value) {
    case 'off':
      return ['Microphone off', hearing.keyed ? `Hold ${key} to speak.` : `Press ${key} to speak.`];
    case 'opening':
      return ['Opening', 'The browser may ask you to allow the microphone.'];
    case 'asleep':
      return hearing.keyed
        ? ['Waiting', `Hold ${talkKeyName} or the button while you speak.`]
        : ['Asleep', 'Say “wake up”.'];
    case 'listening':
      if (speaking.value) return ['Speaking', 'Say “quiet” or “stop”.'];
      if (hearing.activity.value === 'hearing') return ['Hearing you', ''];
      if (hearing.activity.value === 'thinking') return ['Understanding …', ''];
      return [
        'Listening',
        view.state === 'ready' || view.state === 'took-over' ? 'Say what should change.' : view.text,
      ];
    default:
      return hearing.state.value satisfies never;
  }
};

/** What was heard last, or why not. It stays while something else is told. */
const Heard = ({ voice }: { readonly voice: Voice }) => {
  const { choices } = useStore().page.value.overlay;
  const heard = voice.hearing.heard.value;
  if (heard === null || (heard.asks && choices.length === 0)) return null;
  // The choices stand above with their numbers; whoever does not see them is told all of it.
  if (heard.asks) {
    const which = choices.length === 1 ? 'this? Say “yes” or “no”.' : 'one of these? Say its number.';
    return <p class="voice-line voice-trouble">Did you mean {which}</p>;
  }
  if (heard.says !== '') return <p class="voice-line voice-trouble">{heard.says}</p>;
  return (
    <p class="voice-line voice-heard" data-final={heard.final}>
      <span class="visually-hidden">Heard: </span>“{heard.text}”
    </p>
  );
};

/** What is wrong with the microphone, or new with the settings. */
const Trouble = ({ voice }: { readonly voice: Voice }) => {
  const trouble = voice.hearing.trouble.value ?? voice.announcement.value;
  return trouble === '' ? null : <p class="voice-line voice-trouble">{trouble}</p>;
};

/** Other readings of what was said last: a click says one of them instead. */
const Readings = () => {
  const store = useStore();
  const heard = store.voice.hearing.heard.value;
  // Asleep or off, what was said last is over.
  if (store.voice.hearing.state.value !== 'listening') return null;
  if (heard === null || !heard.final || heard.alternatives.length === 0) return null;
  return (
    <fieldset class="voice-readings" aria-label="Did you mean">
      <span aria-hidden="true">Did you mean</span>
      {heard.alternatives.slice(0, 3).map((text) => (
        <button
          key={text}
          type="button"
          class="chip"
          onClick={() => {
            store.voice.hearing.heard.value = null;
            void store.say(text);
          }}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
};

export const VoiceBar = () => {
  const { voice, page } = useStore();
  const [state, next] = wordsFor(voice);
  const { hearing } = voice;
  const view = voice.recogniser.value;
  const heard = hearing.heard.value;
  const asksInVain = heard?.asks === true && page.value.overlay.choices.length === 0;
  const told = hearing.trouble.value ?? ((asksInVain ? '' : heard?.says) || voice.announcement.value);
  const loading = view?.state === 'downloading' && view.done !== null;
  // What comes and goes with every word is seen only, and what stood before it is not said again after it.
  const quiet = useRef('');
  if (hearing.activity.value === 'none' && !voice.speaking.value) quiet.current = `${state}. ${next}`;
  return (
    <section
      class="voice"
      aria-label="Voice"
      data-state={hearing.state.value}
      data-activity={voice.speaking.value ? 'speaking' : hearing.activity.value}
    >
      <div class="voice-words">
        <p class="voice-state" id="voice-state">
          <strong>{state}</strong> <span>{next}</span>
        </p>
        <Heard voice={voice} />
        <Trouble voice={voice} />
        {loading && <progress class="voice-loading" aria-label={view.text} value={view.done ?? 0} max={1} />}
      </div>
      <Level voice={voice} />
      <Readings />
      <p class="visually-hidden" role="status">
        {quiet.current}
      </p>
      {/* A region of its own: what was told is not said again when the state changes. */}
      <p class="visually-hidden" role="status">
        {told}
      </p>
    </section>
  );
};

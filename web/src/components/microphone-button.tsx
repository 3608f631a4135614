/** The microphone's button, beside Send: pressed once it stays on; where the key decides, it talks while it is held. */
import { useRef } from 'preact/hooks';
import { useStore } from '../state/store.ts';
import type { MicrophoneState } from '../voice/hearing.ts';
import { talkKeys } from '../voice/voice.ts';
import { Icon, type IconName } from './icons.tsx';

/** A pointer that came down here lately: the click that follows is its own. */
const pointerClickMs = 1000;

const icons: Readonly<Record<MicrophoneState, IconName>> = {
  off: 'microphone-off',
  opening: 'microphone',
  asleep: 'asleep',
  listening: 'microphone',
};

export const MicrophoneButton = () => {
  const { voice } = useStore();
  const { hearing, key } = voice;
  const pointerAt = useRef(Number.NEGATIVE_INFINITY);
  const state = hearing.state.value;
  const unavailable = voice.recogniser.value === null;
  const onClick = () => {
    if (unavailable) return;
    if (!hearing.keyed) voice.toggle();
    else if (performance.now() - pointerAt.current > pointerClickMs) key.toggle();
  };
  return (
    <button
      type="button"
      class="microphone-button"
      data-state={state}
      data-activity={voice.speaking.value ? 'speaking' : hearing.activity.value}
      aria-pressed={state === 'listening' || (state === 'asleep' && !hearing.keyed)}
      aria-disabled={unavailable ? 'true' : undefined}
      aria-keyshortcuts={talkKeys}
      aria-describedby="voice-state"
      onPointerDown={() => {
        if (hearing.keyed && !unavailable) key.down();
      }}
      onPointerUp={() => {
        pointerAt.current = performance.now();
        if (hearing.keyed) key.pointerUp();
      }}
      onPointerLeave={() => key.up()}
      onClick={onClick}
    >
      <Icon name={icons[state]} />
      <span class="visually-hidden">Microphone</span>
    </button>
  );
};

/**
 * Everything of the page that listens and speaks, as one thing for the components: the microphone, the settings, the
 * voice, the short sounds. Joins them to what the server tells.
 */
import { type Signal, signal } from '@preact/signals';
import {
  longestUtteranceSeconds,
  type RecogniserView,
  type SettingChange,
  type SpeechEvent,
} from '../../../src/protocol/audio.ts';
import type { Ack, ConversationEvent, Welcome } from '../../../src/protocol/events.ts';
import { rememberedMicrophone, rememberedSettings, rememberedTheme } from '../connection/remembered.ts';
import { createEarcons, type Earcon } from './earcons.ts';
import { Hearing, type HearingPorts } from './hearing.ts';
import { openMicrophone, whyNotOpened } from './microphone.ts';
import { changeSetting, readSettings, type Settings, tellSetting } from './settings.ts';
import { createSpeaker } from './speaker.ts';
import { TalkKey } from './talk-key.ts';
import { startVoiceDetector } from './voice-detector.ts';

export const talkKeys = 'Control+Space F9';
export const talkKeyName = 'Ctrl+Space';

const language = 'en';

export interface VoicePorts {
  send: (...sound: Parameters<HearingPorts['send']>) => Promise<Ack>;
  shownFrame(): number | null;
}

const largeTextPercent = 150;

const applyAppearance = ({ theme, textPercent }: Settings) => {
  const { style, dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  style.fontSize = textPercent === 100 ? '' : `${textPercent}%`;
  // The widths at which the layout changes do not follow the size of the text; layout.css has one for large text.
  if (textPercent >= largeTextPercent) dataset['text'] = 'large';
  else delete dataset['text'];
};

export const createVoice = (ports: VoicePorts) => {
  const theme = rememberedTheme.value;
  const kept = readSettings(rememberedSettings.value);
  const settings: Signal<Settings> = signal({
    ...kept,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  });
  const recogniser: Signal<RecogniserView | null> = signal(null);
  /** Said once to everybody, screen readers included: a changed setting, why the microphone is off. */
  const announcement = signal('');
  const settingsOpen = signal(false);
  const speaker = createSpeaker(language);
  const earcons = createEarcons();
  let warnedOfRemote = false;

  applyAppearance(settings.value);
  if (rememberedMicrophone.value === 'on') {
    announcement.value = `The page was loaded anew, so the microphone is off. Press ${talkKeyName} to go on.`;
  }

  const hearing = new Hearing({
    openMicrophone,
    startDetector: startVoiceDetector,
    send: async (head, bytes) => {
      const ack = await ports.send(head, bytes);
      return ack.ok ? null : ack.error.message;
    },
    shownFrame: ports.shownFrame,
    speaking: () => speaker.speaking.value,
    endOfSpeechMs: () => settings.value.endOfSpeechMs,
    longestSeconds: () => Math.min(longestUtteranceSeconds, recogniser.value?.maxSeconds ?? longestUtteranceSeconds),
    keyed: () => settings.value.listening === 'push-to-talk',
    nowMs: () => performance.now(),
    whyNotOpened,
  });

  const sound = (earcon: Earcon) => {
    if (settings.value.sounds) earcons.play(earcon);
  };
  const speak = (text: string) => speaker.say(text, settings.value.voiceRate);

  /** True when the microphone may be opened now: who hears has been said. */
  const mayOpen = (): boolean => {
    const view = recogniser.value;
    if (view === null) return false;
    if (view.local || warnedOfRemote) return true;
    warnedOfRemote = true;
    announcement.value = `What you say will be sent to ${view.name}, another machine. Press again to open the microphone.`;
    return false;
  };

  const open = async () => {
    if (!mayOpen()) return;
    announcement.value = '';
    await hearing.open();
    rememberedMicrophone.value = hearing.state.value === 'off' ? null : 'on';
    if (hearing.state.value === 'listening') sound('awake');
  };
  const close = () => {
    key.reset();
    hearing.close();
    rememberedMicrophone.value = null;
    sound('asleep');
  };
  const key: TalkKey = new TalkKey(
    {
      press: () => {
        if (hearing.state.value !== 'off' || mayOpen()) hearing.press();
      },
      release: () => hearing.release(),
    },
    () => performance.now(),
  );

  const keep = (next: Settings, told: string) => {
    const modeChanged = next.listening !== settings.value.listening;
    settings.value = next;
    rememberedSettings.value = JSON.stringify(next);
    rememberedTheme.value = next.theme === 'system' ? null : next.theme;
    applyAppearance(next);
    announcement.value = told;
    if (!next.voice) speaker.quiet();
    if (modeChanged) {
      key.reset();
      hearing.modeChanged();
    }
  };
  const change = (wanted: SettingChange) => {
    if (wanted.setting === 'voice' && wanted.to === 'on' && !speaker.available()) {
      // Left off: a voice that cannot be heard would still gate the microphone.
      announcement.value = 'This browser has no voice to speak with. Replies stay written.';
      return;
    }
    const next = changeSetting(settings.value, wanted);
    keep(next, tellSetting(next, wanted));
  };

  return {
    hearing,
    key,
    settings: settings as { readonly value: Settings },
    recogniser: recogniser as { readonly value: RecogniserView | null },
    announcement,
    settingsOpen,
    speaking: speaker.speaking,
    change,
    set: (values: Partial<Settings>, told = '') => keep({ ...settings.value, ...values }, told),
    open,
    close,
    /** The one key: off, it opens the microphone; asleep, it wakes it; listening, it closes it. */
    toggle(): void {
      if (hearing.state.value === 'off') void open();
      else if (hearing.state.value === 'asleep') hearing.wake();
      else close();
    },
    welcome({ recogniser: view }: Welcome): void {
      recogniser.value = view;
    },
    speech({ name, body }: SpeechEvent): void {
      if (name === 'recogniser-changed') {
        recogniser.value = body;
        return;
      }
      // What was told of settings is old by then; what was heard must not wait behind it.
      if (body.text !== '') announcement.value = '';
      hearing.tell(body);
      if (body.rejected === 'asked' && settings.value.voice) speak(body.says);
      if (body.part === 'final' && body.says !== '') sound('unsure');
      else if (body.part === 'final' && body.rejected === null) sound('heard');
    },
    event({ name, body }: ConversationEvent): void {
      if (name === 'setting-changed') change(body);
      else if (name === 'voice-silenced') speaker.quiet();
      else if (name === 'voice-asked') speak(body.say);
      else if (name === 'message-added') {
        // What was told of settings is old once something else is asked for.
        if (body.kind === 'said') announcement.value = '';
        if (settings.value.voice && body.role === 'assistant') speak(body.text);
      } else if (name === 'microphone-changed') {
        if (body.to === 'off') close();
        else if (body.to === 'asleep') {
          hearing.sleep();
          sound('asleep');
        } else if (hearing.wake()) sound('awake');
        else
          announcement.value = `The microphone is off, and a browser opens it for a key or a click only: press ${talkKeyName}.`;
      }
    },
  };
};
export type Voice = ReturnType<typeof createVoice>;

/** How the page listens, speaks and looks: kept in this browser, changed in the panel or by voice. Pure. */
import { z } from 'zod';
import type { SettingChange } from '../../../src/protocol/audio.ts';
import { longestEndOfSpeechMs, shortestEndOfSpeechMs, usualEndOfSpeechMs } from './endpointer.ts';

export const textSizes = [100, 112, 125, 150, 175, 200] as const;
export const voiceRates = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
/** Each "wait longer" and "wait shorter" goes to the next of these. */
export const endsOfSpeechMs = [
  shortestEndOfSpeechMs,
  300,
  usualEndOfSpeechMs,
  600,
  800,
  1100,
  1500,
  longestEndOfSpeechMs,
];

const settingsSchema = z.object({
  endOfSpeechMs: z.number().min(shortestEndOfSpeechMs).max(longestEndOfSpeechMs).catch(usualEndOfSpeechMs),
  /** Replies are spoken as well as written. */
  voice: z.boolean().catch(false),
  voiceRate: z.number().min(0.5).max(2).catch(1),
  /** Short sounds when it begins to hear, has heard, and was not sure. */
  sounds: z.boolean().catch(false),
  listening: z.enum(['hands-free', 'push-to-talk']).catch('hands-free'),
  theme: z.enum(['light', 'dark', 'system']).catch('system'),
  textPercent: z.number().min(100).max(200).catch(100),
});
export type Settings = z.output<typeof settingsSchema>;

/** What was kept, whatever became of it in the meantime: each value that makes no sense is the usual one. */
export const readSettings = (kept: string | null): Settings => {
  try {
    return settingsSchema.parse(JSON.parse(kept ?? '{}'));
  } catch {
    // Nothing that we kept: the usual settings then.
    return settingsSchema.parse({});
  }
};

const step = (steps: readonly number[], now: number, direction: 1 | -1): number => {
  const next = direction === 1 ? steps.find((v) => v > now) : steps.findLast((v) => v < now);
  return next ?? now;
};

export const changeSetting = (settings: Settings, change: SettingChange): Settings => {
  switch (change.setting) {
    case 'end-of-speech':
      return {
        ...settings,
        endOfSpeechMs: step(endsOfSpeechMs, settings.endOfSpeechMs, change.to === 'longer' ? 1 : -1),
      };
    case 'voice':
      return { ...settings, voice: change.to === 'on' };
    case 'voice-rate':
      return { ...settings, voiceRate: step(voiceRates, settings.voiceRate, change.to === 'faster' ? 1 : -1) };
    case 'sounds':
      return { ...settings, sounds: change.to === 'on' };
    case 'theme':
      return { ...settings, theme: change.to };
    case 'text-size': {
      if (change.to === 'usual') return { ...settings, textPercent: 100 };
      return { ...settings, textPercent: step(textSizes, settings.textPercent, change.to === 'bigger' ? 1 : -1) };
    }
    case 'listening':
      return { ...settings, listening: change.to };
    default:
      return change satisfies never;
  }
};

/** The new value as a person is told it. */
export const tellSetting = (settings: Settings, { setting }: SettingChange): string => {
  switch (setting) {
    case 'end-of-speech':
      return `A silence of ${settings.endOfSpeechMs} milliseconds ends what you say.`;
    case 'voice':
      return settings.voice ? 'I speak my replies.' : 'I am quiet; replies are written only.';
    case 'voice-rate':
      return `I speak at ${settings.voiceRate} times the usual speed.`;
    case 'sounds':
      return settings.sounds ? 'Short sounds are on.' : 'Short sounds are off.';
    case 'theme':
      return settings.theme === 'system' ? 'The theme follows the system.' : `The theme is ${settings.theme}.`;
    case 'text-size':
      return `Text is at ${settings.textPercent} percent${settings.textPercent === textSizes.at(-1) ? ', the largest' : ''}.`;
    case 'listening':
      return settings.listening === 'hands-free' ? 'Hands free.' : 'Push to talk: hold the key while you speak.';
    default:
      return setting satisfies never;
  }
};

/**
 * What a page says about the sound that it sends, and what it is told about what was heard. Sound travels as a JSON
 * head and the samples beside it, in one event `audio`: signed 16 bit, little endian, mono, 16 kHz. It lives in memory
 * only, from the socket to the recogniser.
 */
import { z } from 'zod';
import { audioRateHz, maxAudioSamples } from './audio-format.ts';

export * from './audio-format.ts';

export const audioEvent = 'audio';

export const audioHeadSchema = z.strictObject({
  /** Grows with every utterance of a connection. */
  utterance: z.int().min(1),
  /**
   * Of one utterance come any number of partials (it goes on) and pauses (it may be over: worth a full transcript
   * now), each with all of it so far, and then one final or dropped.
   */
  part: z.enum(['partial', 'pause', 'final', 'dropped']),
  sampleRateHz: z.literal(audioRateHz),
  samples: z.int().min(0).max(maxAudioSamples),
  /** On a final: the last pause held all of it, and no samples come with this one. */
  unchanged: z.boolean(),
  /** The newest frame that the page showed when the speech began; null before the first one. */
  shownFrame: z.int().min(0).nullable(),
  /** When the speech began, in milliseconds of the page's own clock. */
  startedAtMs: z.number().min(0),
  /** What may be acted upon: all of it, only the wake phrase (asleep), or only "stop" and "quiet" (the page speaks). */
  listenFor: z.enum(['everything', 'wake', 'stop']),
  /** True when the page found a voice in it (hands free); false for a key held down. */
  voiceFound: z.boolean(),
});
export type AudioHead = z.output<typeof audioHeadSchema>;

/** What answers for speech on this server, so that a page can warn before it opens the microphone. */
export const recogniserSchema = z.object({
  name: z.string(),
  kind: z.enum(['bundled', 'whisper', 'remote']),
  /** False: the sound leaves the machine of the server. */
  local: z.boolean(),
  maxSeconds: z.number(),
  /** Told once, as a sentence; null when there is nothing to tell. */
  note: z.string().nullable(),
  state: z.enum(['starting', 'downloading', 'ready', 'restarting', 'took-over', 'failed']),
  text: z.string(),
  /** 0..1 while downloading, where that is known. */
  done: z.number().nullable(),
});
export type RecogniserView = z.output<typeof recogniserSchema>;

/** To the page that sent the sound, and to no other. */
export const speechEvents = {
  'speech-heard': z.object({
    utterance: z.int(),
    part: z.enum(['partial', 'final']),
    text: z.string(),
    /** Other readings, best first, to choose by number or click. */
    alternatives: z.array(z.string()),
    /** Why nothing was done with it; null when it went into the conversation (or is partial). */
    rejected: z
      .enum(['silence', 'too-short', 'noise', 'repeated', 'unsure', 'asked', 'asleep', 'speaking', 'failed'])
      .nullable(),
    /** A rejection in words, for people; empty where none are needed. */
    says: z.string(),
    /** How long the recogniser worked on it. */
    tookMs: z.number(),
  }),
  'recogniser-changed': recogniserSchema,
} as const;
export type SpeechEventName = keyof typeof speechEvents;
export type SpeechEventBody<Name extends SpeechEventName> = z.output<(typeof speechEvents)[Name]>;
export type SpeechEvent = {
  [Name in SpeechEventName]: { readonly name: Name; readonly body: SpeechEventBody<Name> };
}[SpeechEventName];

/** Told by the conversation: somebody said (or typed) what the microphone should do. */
export const microphoneSchema = z.object({ to: z.enum(['awake', 'asleep', 'off']) });

/** Told by the conversation: a setting of the page, by voice. The page keeps the values and shows the new one. */
export const settingSchema = z.discriminatedUnion('setting', [
  z.strictObject({ setting: z.literal('end-of-speech'), to: z.enum(['longer', 'shorter']) }),
  z.strictObject({ setting: z.literal('voice'), to: z.enum(['on', 'off']) }),
  z.strictObject({ setting: z.literal('voice-rate'), to: z.enum(['slower', 'faster']) }),
  z.strictObject({ setting: z.literal('sounds'), to: z.enum(['on', 'off']) }),
  z.strictObject({ setting: z.literal('theme'), to: z.enum(['dark', 'light', 'system']) }),
  z.strictObject({ setting: z.literal('text-size'), to: z.enum(['bigger', 'smaller', 'usual']) }),
  z.strictObject({ setting: z.literal('listening'), to: z.enum(['push-to-talk', 'hands-free']) }),
]);
export type SettingChange = z.output<typeof settingSchema>;

/** Told by the conversation on "quiet" and "stop": what is being spoken ends, nothing else does. */
export const quietSchema = z.object({});

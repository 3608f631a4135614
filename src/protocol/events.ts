/**
 * Every socket event and its body, as zod schemas: the server and the page both derive their types from here.
 * Client events are acknowledged with `Ack`. Frames travel as a JSON head and the encoded bytes beside it.
 */
import { z } from 'zod';
import { type ErrorCode, errorCodes } from '../core/index.ts';
import {
  bytesPerSample,
  maxAudioSamples,
  microphoneSchema,
  quietSchema,
  recogniserSchema,
  settingSchema,
} from './audio.ts';
import { controlCommandSchema } from './control-command.ts';
import {
  historySchema,
  mostTaughtPhrases,
  overlaySchema,
  pageEffects,
  pointSchema as point,
  taughtPhraseSchema,
} from './page-effects.ts';

/** 256 KiB would hold a novel; a sentence has at most this many characters. */
export const maxTextLength = 1000;
export const maxPoints = 16;
/** Cells of the brush along each side of the picture, whatever its size. */
export const paintedSize = 64;
/** An HTTP body larger than this is refused before it is read. */
export const maxMessageBytes = 64 * 1024;
/** A socket message larger than this ends its connection before it is read: the longest utterance and its head. */
export const maxSocketMessageBytes = maxAudioSamples * bytesPerSample + 4096;

/** The newest frame that was seen when the speaker began: "stop" returns to it. */
const shownFrame = z.int().min(0).optional();

// ---- page to server -------------------------------------------------------------------------------------------

export const clientEvents = {
  say: z.strictObject({
    text: z.string().max(maxTextLength),
    shownFrame,
    /** What else a recogniser may have heard, best first: "correct that" offers it. */
    heard: z.array(z.string().max(maxTextLength)).max(5).optional(),
  }),
  control: z.strictObject({ command: controlCommandSchema, shownFrame }),
  /** Phrases that this browser was taught before; sent once after welcome. */
  'phrases-known': z.strictObject({ phrases: z.array(taughtPhraseSchema).max(mostTaughtPhrases) }),
  'drag-points': z.strictObject({
    points: z
      .array(z.strictObject({ handle: point, target: point, label: z.string().max(80) }))
      .min(1)
      .max(maxPoints),
    keep: z.enum(['nothing', 'background']),
    /** What was painted to stay, one byte a cell, row by row. */
    painted: z
      .strictObject({ size: z.literal(paintedSize), keep: z.base64().length(Math.ceil(paintedSize ** 2 / 3) * 4) })
      .optional(),
  }),
  /** The newest frame that the page has shown; the server holds at most 3 frames that were not acknowledged. */
  'frame-shown': z.strictObject({ sequence: z.int().min(0) }),
} as const;
export type ClientEventName = keyof typeof clientEvents;
export type ClientEventBody<Name extends ClientEventName> = z.output<(typeof clientEvents)[Name]>;

export const errorBodySchema = z.object({
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
});
export type ErrorBody = z.output<typeof errorBodySchema>;

/** The answer to every client event, at once: accepted or refused. What follows comes as events. */
export const ackSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: errorBodySchema }),
]);
export type Ack = z.output<typeof ackSchema>;

// ---- server to page -------------------------------------------------------------------------------------------

const keyPoint = z.object({ name: z.string(), point, confidence: z.number() });
const plannedPoint = z.object({ handle: point, target: point, label: z.string(), moves: z.boolean() });

export const conversationStateSchema = z.object({
  conversationId: z.string(),
  model: z.string(),
  imageSize: z.int(),
  provider: z.string(),
  seed: z.int(),
  /** Edits that can be taken back and brought back. */
  undoSteps: z.int(),
  redoSteps: z.int(),
  /** The label of the state that stands: "seed 7" or the sentence that led to it. */
  title: z.string(),
  busy: z.boolean(),
  suggestions: z.array(z.string()),
});
export type ConversationState = z.output<typeof conversationStateSchema>;

export const chatMessageSchema = z.object({
  id: z.string(),
  role: z.enum(['user', 'assistant']),
  /** said: by the user. plan: what will happen. result: what happened. answer: help, not understood. error. notice. */
  kind: z.enum(['said', 'plan', 'result', 'answer', 'error', 'notice']),
  text: z.string(),
  /** Sentences to click. */
  suggestions: z.array(z.string()),
  /** True for what was said aloud and not typed or clicked. */
  spoken: z.boolean().optional(),
});
export type ChatMessage = z.output<typeof chatMessageSchema>;

const dragId = z.string();

/** Noun-verb with a life cycle: started, progress …, then exactly one of ended or failed. */
export const serverEvents = {
  'state-changed': conversationStateSchema,
  'message-added': chatMessageSchema,
  'key-points-changed': z.object({ keyPoints: z.array(keyPoint) }),
  'drag-started': z.object({
    dragId,
    points: z.array(plannedPoint),
    maxSteps: z.int(),
    masked: z.boolean(),
    says: z.string(),
  }),
  'drag-progress': z.object({
    dragId,
    step: z.int(),
    maxSteps: z.int(),
    points: z.array(point),
    farthestPx: z.number(),
    /** 0..1: how much of the way is done, for a progress bar; never falls within one drag. */
    done: z.number(),
  }),
  'drag-ended': z.object({
    dragId,
    reason: z.enum(['reached', 'step-limit', 'stalled', 'cancelled']),
    steps: z.int(),
    seconds: z.number(),
    /** Each moving point: how far it was asked to go and how far it went towards its target, in pixels. */
    moved: z.array(z.object({ label: z.string(), askedPx: z.number(), wentPx: z.number() })),
    /** Mean absolute change outside the mask, as a share of the full range 0..1; null without a mask. */
    changedOutside: z.number().nullable(),
    says: z.string(),
  }),
  'drag-failed': z.object({ dragId, error: errorBodySchema }),
  'engine-status': z.object({ state: z.enum(['ready', 'restarting', 'failed']), text: z.string() }),
  'microphone-changed': microphoneSchema,
  'setting-changed': settingSchema,
  'voice-silenced': quietSchema,
  ...pageEffects,
} as const;
export type ServerEventName = keyof typeof serverEvents;
export type ServerEventBody<Name extends ServerEventName> = z.output<(typeof serverEvents)[Name]>;

/** An event as a value: what a conversation emits and a socket carries. */
export type ConversationEvent = {
  [Name in ServerEventName]: { readonly name: Name; readonly body: ServerEventBody<Name> };
}[ServerEventName];

/** Emitted with an `ErrorBody` in place of a refusing `Ack` when the client event carried no acknowledgement. */
export const refusedEvent = 'request-refused';

/** Head of a binary frame; the bytes are WebP or PNG. Emitted as `frame` with (head, bytes). */
export const frameHeadSchema = z.object({
  sequence: z.int(),
  dragId: z.string().nullable(),
  size: z.int(),
  mediaType: z.enum(['image/webp', 'image/png', 'image/jpeg']),
});
export type FrameHead = z.output<typeof frameHeadSchema>;

/**
 * What the page sends when it connects: the conversation it had (after a reload or a lost connection) or null.
 * It travels as `auth` of the socket. The server answers with `welcome`: everything needed to draw the page anew, then the standing frame.
 */
export const handshakeSchema = z.object({ conversationId: z.string().max(64).nullable() });
export const welcomeSchema = z.object({
  state: conversationStateSchema,
  messages: z.array(chatMessageSchema),
  keyPoints: z.array(keyPoint),
  overlay: overlaySchema,
  history: historySchema,
  /** True when the conversation asked for was found; false when a new one had to be begun. */
  resumed: z.boolean(),
  /** What hears speech here; null where nothing does. */
  recogniser: recogniserSchema.nullable(),
});
export type Welcome = z.output<typeof welcomeSchema>;

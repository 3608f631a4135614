/**
 * What a conversation asks of the page: what lies over the picture, the history to draw, and effects that only a page
 * has (microphone, voice, downloads, view, settings). Each effect is one event; the page's part for it listens.
 */
import { z } from 'zod';
import { type ImagePoint, imagePoint, overlayNames, saveFormats, scrollWays } from '../core/index.ts';

export const pointSchema = z
  .strictObject({ x: z.number().finite(), y: z.number().finite() })
  .transform(({ x, y }): ImagePoint => imagePoint(x, y));

export const overlaySchema = z.object({
  /** What was asked to be shown. */
  shown: z.array(z.enum(overlayNames)),
  /** The numbers of this picture: the same as long as it stands, sent whether or not they are shown. */
  badges: z.array(z.object({ number: z.int(), name: z.string(), point: pointSchema })),
  /** True while the badges ask which place is meant: pressing one answers with its number. */
  asking: z.boolean(),
  /** The part of the picture that the grid divides into 3 by 3 (or, dense, into `columns` by `columns`), in pixels. */
  grid: z.object({
    cells: z.array(z.int()),
    left: z.number(),
    top: z.number(),
    size: z.number(),
    columns: z.int(),
    dense: z.boolean(),
  }),
  /** Handles and targets set by number, grid or words, that "go" drags. */
  pairs: z.array(
    z.object({
      number: z.int(),
      label: z.string(),
      handle: pointSchema.nullable(),
      target: pointSchema.nullable(),
    }),
  ),
  /** What was picked last: "it", "there". */
  picked: z.object({ label: z.string(), point: pointSchema }).nullable(),
  /** What every edit keeps until it is unprotected, in words: "keep the background". */
  kept: z.array(
    z.object({ words: z.string(), region: z.string(), side: z.enum(['left', 'right', 'both']).nullable() }),
  ),
  /** What "show mask" shows: `size` by `size` bytes in base64, 255 = stays as it is. Null unless shown. */
  mask: z.object({ size: z.int(), keep: z.string() }).nullable(),
  /** Numbered alternatives after a guess: saying the number takes the last edit back and does this instead. */
  choices: z.array(
    z.object({
      number: z.int(),
      text: z.string(),
      /** Of `choicePreviewPath`. */
      preview: z.int().nullable(),
      /** A picture of it is being made. */
      previewComes: z.boolean(),
    }),
  ),
  /** A question that only yes or no answers, because something would be lost. */
  question: z.string().nullable(),
  paused: z.boolean(),
});
export type Overlay = z.output<typeof overlaySchema>;

export const noOverlay: Overlay = {
  shown: [],
  badges: [],
  asking: false,
  grid: { cells: [], left: 0, top: 0, size: 0, columns: 3, dense: false },
  pairs: [],
  picked: null,
  kept: [],
  mask: null,
  choices: [],
  question: null,
  paused: false,
};

export const historySchema = z.object({
  /** The step that stands. */
  current: z.int(),
  steps: z.array(
    z.object({
      step: z.int(),
      /** The step that it was made from; null for the picture of a seed. */
      parent: z.int().nullable(),
      /** The sentence that led here, or "seed 7". */
      title: z.string(),
      /** The name it was given, if any. */
      name: z.string().nullable(),
      seed: z.int(),
      edited: z.boolean(),
    }),
  ),
});
export type HistoryView = z.output<typeof historySchema>;

/** A phrase that was taught, and the sentence that it stands for. */
export const taughtPhraseSchema = z.strictObject({
  phrase: z.string().min(1).max(80),
  means: z.string().min(1).max(200),
});
export type TaughtPhrase = z.output<typeof taughtPhraseSchema>;
export const mostTaughtPhrases = 50;

export const pageEffects = {
  'overlay-changed': overlaySchema,
  'history-changed': historySchema,
  /** All phrases that are known now; the page keeps them for the next conversation. */
  'phrases-changed': z.object({ phrases: z.array(taughtPhraseSchema) }),
  /** "say that again": the voice says this once more, whether or not it reads the messages. */
  'voice-asked': z.object({ say: z.string() }),
  /** `point` null: about the middle of what is seen. */
  'view-asked': z.object({ to: z.enum(['in', 'out', 'fit']), point: pointSchema.nullable() }),
  /** Of what is read: what is open over the page, else the conversation and the page. */
  'scroll-asked': z.object({ to: z.enum(scrollWays) }),
  /** The settings are opened, or closed. */
  'settings-asked': z.object({ shown: z.boolean() }),
  /** `step`: which step stands beside the picture; null: the state before the last edit. */
  'compare-asked': z.object({ show: z.enum(['before', 'after', 'both']), step: z.int().nullable() }),
  'save-asked': z.object({ format: z.enum([...saveFormats, 'json']), path: z.string(), fileName: z.string() }),
  'link-asked': z.object({ path: z.string() }),
  /** The user is to choose a file of taught parts, which the page then sends to `partsImportPath`. */
  'parts-file-asked': z.object({}),
} as const;

/** Where the server keeps the picture of a step, for thumbnails and downloads. */
export const stepPicturePath = (conversationId: string, step: number, format: 'png' | 'webp' | 'jpeg'): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}/steps/${step}/picture.${format}`;
/** The picture that stands in a conversation. */
export const currentPicturePath = (conversationId: string): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}/picture.png`;
/** Where the picture is of what a numbered choice would do. */
export const choicePreviewPath = (conversationId: string, preview: number): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}/previews/${preview}`;
/** The taught parts of the model that is served, as a file. */
export const taughtPartsPath = '/api/parts';
/** Where a file of taught parts is sent to, for a conversation. */
export const partsImportPath = (conversationId: string): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}/parts`;
/** Where the frames of the edit that led to a step are, as one moving picture. */
export const stepFilmPath = (conversationId: string, step: number, format: 'webp' | 'gif'): string =>
  `/api/conversations/${encodeURIComponent(conversationId)}/steps/${step}/film.${format}`;

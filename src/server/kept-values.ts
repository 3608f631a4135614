/**
 * What a kept conversation looks like in its files, as schemas: everything read back is checked. Numbers of pictures,
 * masks and latents are typed arrays; `packed.ts` writes them beside the JSON.
 */
import { z } from 'zod';
import { actions, imagePoint } from '../core/index.ts';
import type { EditRecord, HistoryNode } from '../dialogue/index.ts';
import { dragModes } from '../drag/port.ts';
import { chatMessageSchema } from '../protocol/index.ts';

const finite = z.number().finite();
const text = z.string().max(4000);
const point = z.object({ x: finite, y: finite }).transform(({ x, y }) => imagePoint(x, y));
const vector = z.object({ x: finite, y: finite });
const count = z.int().min(0).max(1e9);

const picture = z
  .object({ size: z.int().min(1).max(4096), rgb: z.instanceof(Uint8Array) })
  .refine(({ size, rgb }) => rgb.length === size * size * 3, 'a picture has three bytes a pixel');
const mask = z
  .object({ size: z.int().min(1).max(4096), keep: z.instanceof(Float32Array) })
  .refine(({ size, keep }) => keep.length === size * size, 'a mask has one number a pixel');
const latent = z
  .object({ rows: z.int().min(1).max(64), width: z.int().min(1).max(4096), values: z.instanceof(Float32Array) })
  .refine(({ rows, width, values }) => values.length === rows * width, 'a latent has one number a place');

const side = z.enum(['left', 'right', 'both']).nullable();
const amount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('relative'), factor: finite }),
  z.object({ kind: z.literal('pixels'), px: finite }),
  z.object({ kind: z.literal('degrees'), degrees: finite }),
  z.object({ kind: z.literal('scale'), ratio: finite }),
]);
const constraint = z.object({ kind: z.enum(['keep', 'only']), region: text, side });
const command = z.object({
  kind: z.literal('edit'),
  edits: z.array(z.object({ part: text, action: z.enum(actions), side, amount })),
  constraints: z.array(constraint),
});
const edit = z.object({
  about: text,
  says: text,
  command: command.nullable(),
  plan: z.object({
    imageSize: count,
    points: z.array(z.object({ handle: point, target: point, label: text, moves: z.boolean() })),
    mask: mask.nullable(),
    says: text,
  }),
  settings: z.object({
    mode: z.enum(dragModes).exactOptional(),
    space: z.enum(['w', 'w+']).exactOptional(),
    learningRate: finite.exactOptional(),
    maxSteps: count.exactOptional(),
    maskWeight: finite.exactOptional(),
    frameEverySteps: count.exactOptional(),
    frameSize: count.optional(),
  }),
  unit: z.array(vector),
  turned: z.boolean(),
  endPoints: z.array(point),
  steps: count,
  reason: z.enum(['reached', 'step-limit', 'stalled', 'cancelled']),
}) satisfies z.ZodType<EditRecord>;

/** One step; its parent stands with the others, for it may change. */
export const stepSchema = z.object({
  id: count,
  title: text,
  seed: z.int().min(0).max(0xffffffff),
  latent,
  kept: z.object({ mask, picture, latent }).nullable(),
  picture,
  keyPoints: z.array(z.object({ name: text, point, confidence: finite })),
  edit: edit.nullable(),
}) satisfies z.ZodType<Omit<HistoryNode, 'parent'>>;

export const conversationSchema = z.strictObject({
  format: z.literal('saydrag-conversation-1'),
  steps: z.array(z.object({ id: count, parent: count.nullable() })).min(1),
  names: z.array(z.tuple([count, text])),
  past: z.array(count),
  future: z.array(count),
  current: count,
  nextId: count,
  standing: z.array(constraint),
  told: count,
  messages: z.array(chatMessageSchema),
  /** What the edit said that ran when this was written; null where none did. */
  running: text.nullable(),
  waiting: z.array(text).default([]),
});
export type ConversationFile = z.output<typeof conversationSchema>;

/** Bodies of the HTTP API, as zod schemas; the OpenAPI document is made from them. */
import { z } from 'zod';
import { maxTextLength } from './events.ts';

const model = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,40}$/)
  .default('lion');
const seed = z.int().min(0).max(0xffffffff);

export const planRequestSchema = z.strictObject({ model, seed, text: z.string().min(1).max(maxTextLength) });
export const editRequestSchema = planRequestSchema;

const point = z.object({ x: z.number(), y: z.number() });
export const planResponseSchema = z.object({
  says: z.string(),
  imageSize: z.int(),
  points: z.array(z.object({ label: z.string(), handle: point, target: point, moves: z.boolean() })),
  masked: z.boolean(),
});
export const editResponseSchema = planResponseSchema.extend({
  result: z.string(),
  reason: z.enum(['reached', 'step-limit', 'stalled', 'cancelled']),
  steps: z.int(),
  seconds: z.number(),
  /** The picture after the edit, PNG in base64. */
  pictureBase64: z.string(),
});
export const healthResponseSchema = z.object({
  status: z.literal('ok'),
  model: z.string(),
  provider: z.string(),
  version: z.string(),
});
export const modelsResponseSchema = z.object({
  models: z.array(
    z.object({ name: z.string(), imageSize: z.int(), parts: z.array(z.string()), suggestions: z.array(z.string()) }),
  ),
});
/** A file of 200 parts of a large generator has about 10 MiB. */
export const maxPartsFileBytes = 16 * 1024 * 1024;
export const partsImportRequestSchema = z.strictObject({
  /** For what is said about it; no path. */
  fileName: z.string().min(1).max(200),
  /** What stands in the file. */
  text: z.string().max(maxPartsFileBytes),
});
const partNames = z.array(z.string());
export const partsImportResponseSchema = z.object({
  /** New, and known from now on. */
  added: partNames,
  /** Known already, just so. */
  known: partNames,
  /** Known otherwise: the conversation asks by number which one is to stay; nothing was changed. */
  asked: partNames,
  /** Names that mean something else in this model's words. */
  leftOut: partNames,
});
export type PartsImportResponse = z.output<typeof partsImportResponseSchema>;
export const errorResponseSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The pictures of a conversation's steps and the frames of its edits, for thumbnails and downloads. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../core/index.ts';
import type { ConversationStore } from './conversation-store.ts';
import { toAnimatedWebp, toGif, toJpeg, toPng, toThumbnail, toWebp } from './encode.ts';
import { read } from './http-forms.ts';

const step = z.coerce.number().int().min(0).max(1_000_000);
const pictureSchema = z.object({ id: z.string().max(64), step, format: z.enum(['png', 'webp', 'jpeg']) });
const filmSchema = z.object({ id: z.string().max(64), step, format: z.enum(['webp', 'gif']) });
const previewSchema = z.object({ id: z.string().max(64), preview: step });
const querySchema = z.object({ size: z.coerce.number().int().min(16).max(512).optional() });

export const addStepFiles = (app: FastifyInstance, store: ConversationStore): void => {
  app.get(
    '/api/conversations/:id/steps/:step/picture.:format',
    { schema: { summary: "The picture of one step of a conversation's history; `size` for a small WebP." } },
    async (request, reply) => {
      const { id, step: number, format } = read(pictureSchema, request.params);
      const { size } = read(querySchema, request.query);
      const picture = (await store.need(id)).pictureOf(number);
      if (picture === null) throw new AppError('not-found', `The conversation keeps no step ${number}.`);
      // A step never changes.
      reply.header('cache-control', 'private, max-age=3600, immutable');
      if (size !== undefined) return reply.type('image/webp').send(await toThumbnail(picture, size));
      const encode = { png: toPng, jpeg: toJpeg, webp: (one: typeof picture) => toWebp(one, true) }[format];
      return reply.type(`image/${format}`).send(await encode(picture));
    },
  );

  app.get(
    '/api/conversations/:id/previews/:preview',
    { schema: { summary: 'What a numbered choice of a conversation would do, as a WebP.' } },
    async (request, reply) => {
      const { id, preview } = read(previewSchema, request.params);
      const picture = (await store.need(id)).previewOf(preview);
      if (picture === null) throw new AppError('not-found', `The conversation keeps no preview ${preview} any more.`);
      reply.header('cache-control', 'private, max-age=3600, immutable');
      return reply.type('image/webp').send(await toWebp(picture, true));
    },
  );

  app.get(
    '/api/conversations/:id/steps/:step/film.:format',
    { schema: { summary: 'The frames of the edit that led to a step, as one moving picture.' } },
    async (request, reply) => {
      const { id, step: number, format } = read(filmSchema, request.params);
      const frames = (await store.need(id)).filmOf(number);
      if (frames === null) throw new AppError('not-found', `The frames of step ${number} are not kept any more.`);
      const bytes = await (format === 'gif' ? toGif(frames) : toAnimatedWebp(frames));
      return reply.type(`image/${format}`).send(bytes);
    },
  );
};

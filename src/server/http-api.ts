/** The HTTP API: health, models, one-off plans and edits, a conversation's picture. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { AppError } from '../core/index.ts';
import { type EditParts, editOnce, type OncePlan, planOnce, type TurnQueue } from '../dialogue/index.ts';
import {
  editRequestSchema,
  editResponseSchema,
  errorResponseSchema,
  healthResponseSchema,
  modelsResponseSchema,
  planRequestSchema,
  planResponseSchema,
} from '../protocol/index.ts';
import type { ConversationStore } from './conversation-store.ts';
import { toPng } from './encode.ts';
import { answers, documented, read } from './http-forms.ts';
import { addPartFiles } from './part-files.ts';
import { type ServerParts, summaryOf } from './parts.ts';
import { addStepFiles } from './step-files.ts';

interface ApiOptions {
  readonly parts: ServerParts;
  readonly turns: TurnQueue;
  readonly store: ConversationStore;
}

/** Aborted when the caller hangs up before the answer. */
const untilClosed = ({ raw }: FastifyReply): AbortSignal => {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) gone.abort('cancel');
  });
  return gone.signal;
};

const planBody = ({ plan }: OncePlan): z.output<typeof planResponseSchema> => ({
  says: plan.says,
  imageSize: plan.imageSize,
  points: plan.points.map((point) => ({ ...point })),
  masked: plan.mask !== null,
});

/** One-off plans and edits at the same time; more are refused as busy, since each needs the engine. */
export const maxOneOffs = 16;

/** Counts what runs, so that a flood of requests is refused before it reaches the engine. */
const boundedTo = (most: number) => {
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) throw new AppError('busy', `${most} requests are being worked on already. Try again soon.`);
    running++;
    try {
      return await work();
    } finally {
      running--;
    }
  };
};

export const addApi = (app: FastifyInstance, { parts, turns, store }: ApiOptions): void => {
  const { editing, version } = parts;
  const served = summaryOf(parts);
  const oneOff = boundedTo(maxOneOffs);
  addStepFiles(app, store);
  addPartFiles(app, { parts, store });
  const checkModel = (name: string) => {
    if (name === served.name) return;
    throw new AppError('unknown-model', `There is no model “${name}” here. Installed: ${served.name}.`);
  };

  app.get(
    '/api/health',
    { schema: { summary: 'Is the server up, and on what does it run?', response: answers(healthResponseSchema) } },
    async (): Promise<z.output<typeof healthResponseSchema>> => ({
      status: 'ok',
      model: served.name,
      provider: editing.engine.info.provider,
      version,
    }),
  );

  app.get(
    '/api/models',
    { schema: { summary: 'The models that are served.', response: answers(modelsResponseSchema) } },
    async (): Promise<z.output<typeof modelsResponseSchema>> => ({ models: [served] }),
  );

  app.post(
    '/api/plans',
    {
      schema: {
        summary: 'What a sentence would do to the picture of a seed.',
        body: documented(planRequestSchema, 'input'),
        response: answers(planResponseSchema, 400, 403, 404, 413, 422, 503),
      },
    },
    async (request): Promise<z.output<typeof planResponseSchema>> => {
      const { model, seed, text } = read(planRequestSchema, request.body);
      checkModel(model);
      return planBody(await oneOff(() => planOnce(editing, seed, text)));
    },
  );

  app.post(
    '/api/edits',
    {
      schema: {
        summary: 'Does what a sentence says to the picture of a seed and answers with the picture.',
        body: documented(editRequestSchema, 'input'),
        response: answers(editResponseSchema, 400, 403, 404, 413, 422, 503),
      },
    },
    async (request, reply): Promise<z.output<typeof editResponseSchema>> => {
      const { model, seed, text } = read(editRequestSchema, request.body);
      checkModel(model);
      const { planned, outcome } = await oneOff(async () => {
        const plan = await planOnce(editing, seed, text);
        return { planned: plan, outcome: await editInTurn(editing, plan, turns, untilClosed(reply)) };
      });
      return {
        ...planBody(planned),
        result: outcome.says,
        reason: outcome.result.reason,
        steps: outcome.result.steps,
        seconds: outcome.seconds,
        pictureBase64: (await toPng(outcome.result.picture)).toString('base64'),
      };
    },
  );

  app.get<{ Params: { id: string } }>(
    '/api/conversations/:id/picture.png',
    {
      schema: {
        summary: 'The picture that stands in a conversation, as PNG.',
        params: { type: 'object', properties: { id: { type: 'string', maxLength: 64 } }, required: ['id'] },
        response: {
          200: {
            description: 'The picture.',
            content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
          },
          404: { description: 'Refused.', ...documented(errorResponseSchema, 'output') },
        },
      },
    },
    async (request, reply) => {
      const { frame } = await store.need(request.params.id);
      return reply.type('image/png').send(await toPng(frame.picture));
    },
  );
};

const editInTurn = async (editing: EditParts, planned: OncePlan, turns: TurnQueue, signal: AbortSignal) => {
  const giveBack = await turns.take(signal, () => {});
  try {
    return await editOnce(editing, planned, signal);
  } finally {
    giveBack();
  }
};

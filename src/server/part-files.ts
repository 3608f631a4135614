/** The taught parts as a file, both ways: to be had, and taken into a conversation. */
import type { FastifyInstance } from 'fastify';
import { AppError } from '../core/index.ts';
import {
  maxPartsFileBytes,
  type PartsImportResponse,
  partsImportRequestSchema,
  partsImportResponseSchema,
  taughtPartsPath,
} from '../protocol/index.ts';
import type { ConversationStore } from './conversation-store.ts';
import { answers, documented, read } from './http-forms.ts';
import { partFileText, partsFromText } from './part-file.ts';
import { type ServerParts, summaryOf } from './parts.ts';

interface Options {
  readonly parts: ServerParts;
  readonly store: ConversationStore;
}

/** A file in JSON within JSON: its quotes and line ends take two characters each. */
const bodyLimit = maxPartsFileBytes + 1024 ** 2;

export const addPartFiles = (app: FastifyInstance, { parts, store }: Options): void => {
  /** @throws AppError not-found where no parts can be taught */
  const taught = () => {
    const { teaching } = parts.editing;
    if (teaching === undefined) throw new AppError('not-found', 'No parts can be taught here.');
    return { teaching, head: { model: summaryOf(parts).name, generator: teaching.finder.fingerprint } };
  };

  app.get(
    taughtPartsPath,
    { schema: { summary: 'The parts that were taught to the model, as a file that can be imported.' } },
    async (_, reply) => {
      const { teaching, head } = taught();
      return reply.type('application/json').send(partFileText(head, teaching.memory.parts));
    },
  );

  app.post<{ Params: { id: string } }>(
    '/api/conversations/:id/parts',
    {
      bodyLimit,
      schema: {
        summary: 'Takes a file of taught parts into a conversation, which says what became of them.',
        params: { type: 'object', properties: { id: { type: 'string', maxLength: 64 } }, required: ['id'] },
        body: documented(partsImportRequestSchema, 'input'),
        response: answers(partsImportResponseSchema, 400, 403, 404, 413, 503),
      },
    },
    async (request): Promise<PartsImportResponse> => {
      const { fileName, text } = read(partsImportRequestSchema, request.body);
      const { head } = taught();
      const conversation = await store.need(request.params.id);
      return conversation.learnParts(fileName, partsFromText(text, fileName, head));
    },
  );
};

/**
 * Answers of a language model, replayed: a server on this machine that gives the recorded answer to each sentence, so
 * that they go the whole way that a model's go (connection, caps, form, repair). Lines as scripts/record-llm.ts writes
 * them; where no model could be reached they are written by hand, and say nothing of a model's quality.
 */
import { createServer } from 'node:http';
import { z } from 'zod';
import { AppError } from '../../core/index.ts';

const exchangeSchema = z.object({ status: z.int().min(200).max(599), type: z.string().nullable(), body: z.string() });
const lineSchema = z.object({ model: z.string().min(1), text: z.string(), exchanges: z.array(exchangeSchema) });
export type Recorded = z.infer<typeof lineSchema>;

/** @throws AppError naming the line that is not of the form */
export const recordedOf = (jsonLines: string): readonly Recorded[] =>
  jsonLines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      const recorded = lineSchema.parse(JSON.parse(line));
      return recorded.text === '(probe)' ? [] : [recorded];
    } catch (cause) {
      throw new AppError('bad-input', `Line ${i + 1} of the recorded answers is not one of scripts/record-llm.ts.`, {
        cause,
      });
    }
  });

const askedSchema = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });
const situationSchema = z.object({ said: z.string() });

export interface Replay {
  /** The base address. */
  readonly url: string;
  /** Who answered: the model's name, or "hand-written". */
  readonly model: string;
  readonly texts: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

/** Of a question the sentence in it, and how often it was answered before. */
const askedFor = (body: string): { readonly said: string; readonly before: number } => {
  const { messages } = askedSchema.parse(JSON.parse(body));
  const [first] = messages.filter(({ role }) => role === 'user');
  const { said } = situationSchema.parse(JSON.parse(first?.content ?? ''));
  return { said, before: messages.filter(({ role }) => role === 'assistant').length };
};

/** Answers on the loopback address until it is closed; what was not recorded is refused with 404. */
export const openReplay = async (recorded: readonly Recorded[]): Promise<Replay> => {
  const answers = new Map(recorded.map(({ text, exchanges }) => [text, exchanges]));
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { said, before } = askedFor(Buffer.concat(pieces).toString('utf8'));
      const exchange = answers.get(said)?.[before];
      response.writeHead(exchange?.status ?? 404, { 'content-type': exchange?.type ?? 'application/json' });
      response.end(exchange?.body ?? '{"error":{"message":"nothing is recorded for this sentence"}}');
    });
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    model: [...new Set(recorded.map(({ model }) => model))].join(', '),
    texts: new Set(answers.keys()),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
};

/** Builds the server and listens to nothing yet: HTTP API, page, sockets, and the checks in front of all of them. */
import { randomInt } from 'node:crypto';
import fastifySwagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { AppError, asWords, type Command, type Domain, isSmallTalk } from '../core/index.ts';
import { createConversation, resumeConversation } from '../dialogue/index.ts';
import { closedPhrases, controlInWords, describe, type SpokenMoment, spokenGrammar, understand } from '../nlu/index.ts';
import { maxMessageBytes } from '../protocol/index.ts';
import { createAccess } from './access.ts';
import type { Hearing } from './audio-socket.ts';
import { isMended } from './caution.ts';
import { ConversationStore, storeLimits } from './conversation-store.ts';
import { addApi } from './http-api.ts';
import { handleErrors } from './http-errors.ts';
import { addPage } from './page.ts';
import type { ServerParts } from './parts.ts';
import { securityHeaders } from './security-headers.ts';
import { attachSockets } from './sockets.ts';
import { createTurnQueue } from './turn-queue.ts';

const sweepEveryMs = 60_000;

export interface AppOptions {
  readonly host: string;
  /** Further hosts that the server goes by, for a proxy in front of it or another name on the network. */
  readonly allowedHosts?: readonly string[];
  /** Hears of defects; never of what was said or shown. */
  readonly report: (reason: unknown) => void;
}

const portOf = (app: FastifyInstance): number => {
  const address = app.server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
};

/** The model's words with the parts that were taught since: made anew only when these change, for much is built on it. */
const domainNow = ({ domain, teaching }: ServerParts['editing']): (() => Domain) => {
  if (teaching === undefined) return () => domain;
  const words = () => {
    const { parts } = teaching.memory;
    const names = parts.map(({ name }) => name);
    return { parts, domain: teaching.domainWith(domain, names) };
  };
  let last = words();
  return () => {
    if (last.parts !== teaching.memory.parts) last = words();
    return last.domain;
  };
};

const hearingOf = ({ recogniser, editing }: ServerParts, { report }: AppOptions): Hearing | null => {
  const { nowMs } = editing;
  const domain = domainNow(editing);
  // What means something as it stands; the conversation mends what is left.
  const meaning = (text: string) => {
    const understood = understand(text, domain());
    return understood.kind === 'command' && !isSmallTalk(understood.command) ? understood.command : null;
  };
  const inWords = (command: Command) => {
    const done = command.kind === 'instead' ? command.edit : command;
    return done.kind === 'edit' || done.kind === 'undo-part' ? asWords(describe(done, domain())) : controlInWords(done);
  };
  // Phrases with numbers are left to their meaning: there are thousands, and a near miss among them is a guess.
  const expected = () => closedPhrases(domain(), { numbers: [], pointing: false, edited: false, taught: [] });
  const grammar = (moment: SpokenMoment) => spokenGrammar(domain(), moment);
  if (recogniser === null) return null;
  // Written out before anybody speaks: it takes a quarter of a second.
  const quiet = { numbers: [], pointing: false, edited: false, taught: [] };
  const moments = [quiet, { ...quiet, edited: true }, { ...quiet, edited: true, pointing: true }];
  setImmediate(() => [expected(), ...moments.map(grammar)]).unref();
  const mended = (text: string) => isMended(text, domain());
  return { recogniser, meaning, inWords, mended, expected, grammar, nowMs, report };
};

export const buildApp = async (parts: ServerParts, options: AppOptions): Promise<FastifyInstance> => {
  const app = fastify({
    logger: false,
    bodyLimit: maxMessageBytes,
    forceCloseConnections: true,
    return503OnClosing: true,
    requestTimeout: 30_000,
  });
  app.removeContentTypeParser('text/plain');
  // Bodies are read with zod in the handlers; the schemas on the routes are there for the document.
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  handleErrors(app, options.report);

  const access = createAccess(options.host, () => portOf(app), options.allowedHosts);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const refusal = access.refusal(request.headers);
    if (refusal !== null) throw new AppError('not-allowed', refusal);
  });

  const turns = createTurnQueue();
  const conversationParts = { ...parts.editing, turns, randomSeed: () => randomInt(2 ** 32) };
  const { nowMs } = parts.editing;
  /** A newcomer sees a picture on which what is suggested shows well. */
  const firstSeed = () => {
    const { firstSeeds = [] } = parts.editing.domain;
    return firstSeeds[randomInt(Math.max(1, firstSeeds.length))] ?? conversationParts.randomSeed();
  };
  const store = new ConversationStore(
    (id) => createConversation(conversationParts, id, firstSeed()),
    nowMs,
    storeLimits,
    parts.conversationFolder === undefined
      ? null
      : {
          folder: parts.conversationFolder,
          resume: (id, kept) => resumeConversation(conversationParts, id, kept),
          report: options.report,
        },
  );
  const sweeper = setInterval(() => store.sweep().catch(options.report), sweepEveryMs).unref();

  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'SayDrag', version: parts.version } },
  });
  app.register(async (api) => addApi(api, { parts, turns, store }));
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await addPage(app, parts.pageFolder);

  const sockets = attachSockets({
    http: app.server,
    store,
    access,
    nowMs,
    hearing: hearingOf(parts, options),
    report: options.report,
  });
  app.addHook('preClose', async () => {
    clearInterval(sweeper);
    // Running drags end between two iterations; their pages hear of it before the sockets go.
    await store.close();
    await sockets.close();
  });
  return app;
};

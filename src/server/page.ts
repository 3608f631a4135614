/** The built page from its folder, or a short page that says how to build it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { plainPage } from './plain-page.ts';

const notBuilt = plainPage(
  'The page is not built yet',
  'The server runs, but its page is missing. Stop it, and start it with "npm start", which builds the page.',
  '<p>The HTTP API works without it: <a href="/api/openapi.json">/api/openapi.json</a>.</p>\n',
);

export const addPage = async (app: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, (_request, reply) => reply.status(503).type('text/html').send(notBuilt));
    return;
  }
  await app.register(fastifyStatic, { root: folder, index: 'index.html', dotfiles: 'ignore', cacheControl: false });
};

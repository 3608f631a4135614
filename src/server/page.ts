/** The built page from its folder, or a short page that says how to build it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>SayDrag</title>
<h1>The page is not built yet</h1>
<p>The server runs, but its page is missing. Run <code>npm run build</code> in the SayDrag folder and reload.</p>
<p>The HTTP API works without it: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
</html>
`;

export const addPage = async (app: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, (_request, reply) => reply.status(503).type('text/html').send(notBuilt));
    return;
  }
  await app.register(fastifyStatic, { root: folder, index: 'index.html', dotfiles: 'ignore', cacheControl: false });
};

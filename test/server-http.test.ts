/** The HTTP side of a real server: the API and its document, errors, headers, and who may come in. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../src/core/index.ts';
import { memoryOf } from '../src/dialogue/index.ts';
import { scriptedEngine, scriptedFinder } from '../src/dialogue/testing/index.ts';
import { describe as inWords, isFreeName, withTaughtParts } from '../src/nlu/index.ts';
import {
  editResponseSchema,
  healthResponseSchema,
  maxPartsFileBytes,
  modelsResponseSchema,
  partsImportResponseSchema,
  planResponseSchema,
} from '../src/protocol/index.ts';
import { openConversationFolder } from '../src/server/conversation-folder.ts';
import { statusOf } from '../src/server/http-errors.ts';
import { openPartFile, partFileText, partsFromText } from '../src/server/part-file.ts';
import { connectPage, scriptedServerParts, startServer } from '../src/server/testing/index.ts';

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeAll(async () => {
  server = await startServer(scriptedEngine());
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly bytes: Buffer;
}

/** fetch sets Host and Origin itself, so requests are made by hand. */
const ask = (method: string, path: string, headers: OutgoingHttpHeaders = {}, body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: server.port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, bytes });
      });
    });
    call.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text: '', bytes: Buffer.alloc(0) });
    });
    call.on('error', reject);
    call.end(body);
  });
const post = (path: string, body: unknown) =>
  ask('POST', path, { 'content-type': 'application/json' }, typeof body === 'string' ? body : JSON.stringify(body));
const errorOf = ({ text }: Answer): unknown => JSON.parse(text).error.code;

describe('the API', () => {
  test('[S24] health and models say what is served', async () => {
    const health = healthResponseSchema.parse(JSON.parse((await ask('GET', '/api/health')).text));
    expect(health).toEqual({ status: 'ok', model: 'toy', provider: 'scripted', version: '0.0.0-test' });
    const { models } = modelsResponseSchema.parse(JSON.parse((await ask('GET', '/api/models')).text));
    expect(models.map(({ name }) => name)).toEqual(['toy']);
  });

  test('[S25] a plan and an edit of a seed answer in the documented form', async () => {
    const body = { model: 'toy', seed: 7, text: 'open the mouth' };
    const plan = planResponseSchema.parse(JSON.parse((await post('/api/plans', body)).text));
    expect(plan).toMatchObject({ says: 'Opening the mouth, keeping the background.', masked: true });
    server.engine.expectDrags({ steps: 3 });
    const edit = editResponseSchema.parse(JSON.parse((await post('/api/edits', body)).text));
    expect(edit).toMatchObject({ reason: 'reached', steps: 3, says: plan.says });
    const picture = await sharp(Buffer.from(edit.pictureBase64, 'base64')).metadata();
    expect(picture).toMatchObject({ format: 'png', width: 16, height: 16 });
  });

  test('[S82] taught parts are to be had as a file that says whose they are; without teaching there are none', async () => {
    expect(errorOf(await ask('GET', '/api/parts'))).toBe('not-found');
    const memory = memoryOf([{ name: 'horn', examples: 1, look: { values: Float32Array.of(1, 2) } }]);
    const teaching = { finder: scriptedFinder(), memory, domainWith: withTaughtParts, isFreeName, describe: inWords };
    const parts = scriptedServerParts();
    const other = await startServer(scriptedEngine(), {}, { editing: { ...parts.editing, teaching } });
    try {
      const file = await (await fetch(`${other.url}/api/parts`)).text();
      const head = { model: 'toy', generator: 'scripted' };
      expect(partsFromText(file, 'it', head)).toEqual(memory.parts);
    } finally {
      await other.close();
    }
  });

  test('[S84] a file of taught parts is taken into a conversation; a wrong one is refused in words and changes nothing', async () => {
    const head = { model: 'toy', generator: 'scripted' };
    const folder = await mkdtemp(join(tmpdir(), 'saydrag-import-'));
    const memory = await openPartFile(join(folder, 'parts.json'), head);
    await memory.teach('horn', { values: Float32Array.of(1, 2, 1) });
    const teaching = { finder: scriptedFinder(), memory, domainWith: withTaughtParts, isFreeName, describe: inWords };
    const parts = scriptedServerParts();
    const other = await startServer(scriptedEngine(), {}, { editing: { ...parts.editing, teaching } });
    const page = await connectPage(other.url);
    const { conversationId } = page.welcome.state;
    const send = async (body: string, id = conversationId) => {
      const answer = await fetch(`${other.url}/api/conversations/${id}/parts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return { status: answer.status, body: JSON.parse(await answer.text()) };
    };
    const file = (text: string) => JSON.stringify({ fileName: 'mine.json', text });
    try {
      const taught = (name: string, ...values: number[]) => ({
        name,
        examples: 1,
        look: { values: Float32Array.from(values) },
      });
      const good = partFileText(head, [taught('horn', 1, 2, 1), taught('badge', 5, 6, 1)]);
      const many = Array.from({ length: 200 }, (_, at) => taught(`p${at}`, at, 1, 1));
      for (const [body, status, words] of [
        ['{', 400, 'JSON'],
        ['{}', 400, 'fileName'],
        [JSON.stringify({ fileName: 'mine.json', text: good, more: 1 }), 400, 'more'],
        [file('no json'), 400, 'mine.json is no file of taught parts: it is not JSON'],
        [file('{"format":"saydrag-parts-2"}'), 400, 'format'],
        [file(partFileText({ ...head, generator: 'another' }, [taught('chin', 1, 2, 1)])), 400, 'other weights of toy'],
        [
          file(partFileText(head, [taught('chin', 1, 2, 1), taught('chin', 2, 2, 1)])),
          400,
          '“chin” stands in it twice',
        ],
        [file(partFileText(head, [taught('chin', 1, 2)])), 400, 'another length'],
        [file(partFileText(head, many)), 400, '201 parts; 200 are the most'],
        [file('x'.repeat(maxPartsFileBytes + 1)), 400, 'text'],
        [file('x'.repeat(maxPartsFileBytes + 2 ** 20)), 413, 'larger than 17 MiB'],
      ] as const) {
        const refused = await send(body);
        expect([refused.status, refused.body.error.message]).toEqual([status, expect.stringContaining(words)]);
        expect(memory.parts.map(({ name }) => name)).toEqual(['horn']);
      }
      expect(await send(file(good), 'nobody')).toMatchObject({ status: 404 });
      const { status, body } = await send(file(good));
      expect([status, partsImportResponseSchema.parse(body)]).toEqual([
        200,
        { added: ['badge'], known: ['horn'], asked: [], leftOut: [] },
      ]);
      const said = await page.next('message-added', ({ kind }) => kind === 'answer');
      expect(said['text']).toContain('From mine.json I know the badge now');
      expect(memory.parts.map(({ name }) => name)).toEqual(['horn', 'badge']);
    } finally {
      page.close();
      await other.close();
      await rm(folder, { recursive: true });
    }
    expect(errorOf(await post('/api/conversations/x/parts', { fileName: 'mine.json', text: '{}' }))).toBe('not-found');
  });

  test('[S84] a conversation that only its folder keeps takes a file as well', async () => {
    const head = { model: 'toy', generator: 'scripted' };
    const folder = await mkdtemp(join(tmpdir(), 'saydrag-import-'));
    const begin = async () => {
      const memory = await openPartFile(join(folder, 'parts.json'), head);
      const teaching = { finder: scriptedFinder(), memory, domainWith: withTaughtParts, isFreeName, describe: inWords };
      const { editing } = scriptedServerParts();
      const conversationFolder = openConversationFolder(join(folder, 'conversations'));
      return startServer(scriptedEngine({ steps: 1 }), {}, { editing: { ...editing, teaching }, conversationFolder });
    };
    try {
      const before = await begin();
      const page = await connectPage(before.url);
      const { conversationId } = page.welcome.state;
      await page.say('who are you');
      page.close();
      await before.close();
      const after = await begin();
      const text = partFileText(head, [{ name: 'badge', examples: 1, look: { values: Float32Array.of(5, 6, 1) } }]);
      const answer = await fetch(`${after.url}/api/conversations/${conversationId}/parts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fileName: 'mine.json', text }),
      });
      expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ added: ['badge'] })]);
      await after.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('[S26] the OpenAPI document names every route and the forms of their bodies', async () => {
    const document = JSON.parse((await ask('GET', '/api/openapi.json')).text);
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/conversations/{id}/parts',
      '/api/conversations/{id}/picture.png',
      '/api/conversations/{id}/previews/{preview}',
      '/api/conversations/{id}/steps/{step}/film.{format}',
      '/api/conversations/{id}/steps/{step}/picture.{format}',
      '/api/edits',
      '/api/health',
      '/api/models',
      '/api/parts',
      '/api/plans',
    ]);
    const body = document.paths['/api/edits'].post.requestBody.content['application/json'].schema;
    expect(body.properties.seed).toMatchObject({ type: 'integer', minimum: 0, maximum: 0xffffffff });
    expect(body.required).toEqual(['seed', 'text']);
  });

  test('[S27] the picture of a conversation is a PNG; another id is not found, whatever it looks like', async () => {
    const page = await connectPage(server.url);
    const { conversationId } = page.welcome.state;
    const found = await ask('GET', `/api/conversations/${conversationId}/picture.png`);
    expect(found).toMatchObject({ status: 200, headers: { 'content-type': 'image/png', 'cache-control': 'no-store' } });
    page.close();
    for (const id of ['x', '..%2f..%2fetc%2fpasswd', '%00', 'con', '%ff', 'a'.repeat(300)]) {
      const { status } = await ask('GET', `/api/conversations/${id}/picture.png`);
      expect([400, 404, 414]).toContain(status);
    }
  });

  test('[S60] every step has its picture, small or whole, and the last edit its frames as a moving picture', async () => {
    const page = await connectPage(server.url);
    const { conversationId } = page.welcome.state;
    server.engine.expectDrags({ steps: 3 });
    await page.say('open the mouth');
    await page.next('message-added', ({ kind }) => kind === 'result');
    const bytes = async (path: string) => {
      const answer = await ask('GET', `/api/conversations/${conversationId}/steps/${path}`);
      return { status: answer.status, data: answer.bytes };
    };
    for (const format of ['png', 'webp', 'jpeg']) {
      const whole = await sharp((await bytes(`1/picture.${format}`)).data).metadata();
      expect(whole).toMatchObject({ format, width: 16, height: 16 });
    }
    expect(await sharp((await bytes('0/picture.webp?size=16')).data).metadata()).toMatchObject({ format: 'webp' });
    for (const format of ['gif', 'webp']) {
      const film = await sharp((await bytes(`1/film.${format}`)).data, { animated: true }).metadata();
      expect(film).toMatchObject({ format, pageHeight: 16 });
      expect(film.pages).toBeGreaterThan(2);
    }
    const refusals = ['9/picture.png', '0/film.gif', 'x/picture.png', '1/picture.bmp', '1/picture.png?size=9999'];
    const statuses = await Promise.all(refusals.map(async (path) => (await bytes(path)).status));
    expect(statuses).toEqual([404, 404, 400, 400, 400]);
    page.close();
  });

  test.each([
    ['no JSON', '{"seed": 7', 400, 'bad-input'],
    ['a seed below zero', { model: 'toy', seed: -1, text: 'open the mouth' }, 400, 'bad-input'],
    ['a field too many', { model: 'toy', seed: 1, text: 'open the mouth', extra: 1 }, 400, 'bad-input'],
    ['no sentence', { model: 'toy', seed: 1, text: '' }, 400, 'bad-input'],
    ['an odd model name', { model: '../lion', seed: 1, text: 'open the mouth' }, 400, 'bad-input'],
    ['an unknown model', { model: 'zebra', seed: 1, text: 'open the mouth' }, 404, 'unknown-model'],
    ['nonsense', { model: 'toy', seed: 1, text: 'make it purple' }, 422, 'not-understood'],
    ['a refused edit', { model: 'toy', seed: 1, text: 'close the mouth' }, 422, 'not-understood'],
    ['a command of a conversation', { model: 'toy', seed: 1, text: 'undo' }, 422, 'not-understood'],
    ['too much', 'x'.repeat(70_000), 413, 'too-large'],
  ])('[S28] refuses %s with its own status and code', async (_, body, status, code) => {
    const answer = await post('/api/edits', body);
    expect([answer.status, errorOf(answer)]).toEqual([status, code]);
  });

  test('[S37] a flood of edits is refused as busy with a time to come back, and the rest is done', async () => {
    const one = { steps: 2, holdAt: 1 };
    const flooded = await startServer(scriptedEngine(one, ...Array.from({ length: 15 }, () => ({ steps: 1 }))));
    const body = JSON.stringify({ model: 'toy', seed: 7, text: 'open the mouth' });
    const call = async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${flooded.url}/api/edits`, { method: 'POST', headers, body });
      if (answer.status === 503 && ++refused === 14) flooded.engine.proceed();
      return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
    };
    let refused = 0;
    const answers = await Promise.all(Array.from({ length: 30 }, call));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(16);
    expect(answers.filter(({ status, retryAfter }) => status === 503 && retryAfter === '5')).toHaveLength(14);
    await flooded.close();
  });

  test('[S41] a caller that hangs up ends its edit', async () => {
    server.engine.expectDrags({ steps: 9, holdAt: 2 });
    const caller = new AbortController();
    const call = fetch(`${server.url}/api/edits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'toy', seed: 7, text: 'open the mouth' }),
      signal: caller.signal,
    });
    await server.engine.held();
    expect(server.engine.running).toBe(1);
    caller.abort();
    await expect(call).rejects.toThrow();
    await expect.poll(() => server.engine.running, { timeout: 15_000 }).toBe(0);
  });

  test('[S29] only JSON bodies are read', async () => {
    const body = JSON.stringify({ model: 'toy', seed: 7, text: 'open the mouth' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect(errorOf(await ask('POST', '/api/plans', { 'content-type': type }, body))).toBe('bad-input');
    }
  });

  test('[S30] other addresses are not found, and the page says how to build it', async () => {
    expect(errorOf(await ask('GET', '/api/nothing'))).toBe('not-found');
    expect(errorOf(await ask('GET', '/../../etc/passwd'))).toBe('not-found');
    const page = await ask('GET', '/');
    expect(page.status).toBe(503);
    expect(page.text).toContain('npm start');
  });

  test('[S30] a person who opens such an address is told in a page, with the way back; a program in JSON', async () => {
    const opened = await ask('GET', '/c/gone', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(opened.status).toBe(404);
    expect(opened.headers['content-type']).toContain('text/html');
    expect(opened.text).toContain('There is nothing at that address.');
    expect(opened.text).toContain('<a href="/">');
    const picture = await ask('GET', '/api/conversations/gone/picture.png', { accept: 'text/html' });
    expect(picture.text).toContain('There is no conversation of that id any more.');
    expect(errorOf(await ask('GET', '/c/gone', { accept: '*/*' }))).toBe('not-found');
  });

  test('[S31] every answer carries the security headers, the refusing ones as well', async () => {
    for (const answer of [
      await ask('GET', '/'),
      await ask('GET', '/nowhere'),
      await ask('GET', '/', { host: 'evil' }),
    ]) {
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    const polling = await ask('GET', '/socket.io/?EIO=4&transport=polling');
    expect(polling.status).toBe(200);
    expect(polling.headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('who may come in', () => {
  const hosts = {
    loopback: (port: number) => `127.0.0.1:${port}`,
    'upper-case': (port: number) => `LocalHost:${port}`,
    IPv6: (port: number) => `[::1]:${port}`,
    rebinding: (port: number) => `rebound.example:${port}`,
    'wrong port': (port: number) => `127.0.0.1:${port + 1}`,
  };
  const origins = {
    good: (port: number) => `http://127.0.0.1:${port}`,
    absent: () => undefined,
    evil: () => 'http://evil.example',
    null: () => 'null',
    'wrong port': (port: number) => `http://127.0.0.1:${port + 1}`,
  };
  const ways = {
    HTTP: (headers: OutgoingHttpHeaders) => ask('GET', '/api/health', headers),
    polling: (headers: OutgoingHttpHeaders) => ask('GET', '/socket.io/?EIO=4&transport=polling', headers),
    websocket: (headers: OutgoingHttpHeaders) =>
      ask('GET', '/socket.io/?EIO=4&transport=websocket', {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      }),
  };
  const allowed = new Set(
    ['loopback', 'upper-case', 'IPv6'].flatMap((host) => ['good', 'absent'].map((origin) => `${host} ${origin}`)),
  );
  const cells = Object.keys(hosts).flatMap((host) =>
    Object.keys(origins).flatMap((origin) => Object.keys(ways).map((way) => [host, origin, way] as const)),
  );

  test.each(cells)('[S32] Host %s, Origin %s, over %s', async (host, origin, way) => {
    const port = server.port;
    const originHeader = origins[origin as keyof typeof origins](port);
    const { status } = await ways[way as keyof typeof ways]({
      host: hosts[host as keyof typeof hosts](port),
      ...(originHeader === undefined ? {} : { origin: originHeader }),
    });
    const passes = way === 'websocket' ? status === 101 : status === 200;
    expect(passes).toBe(allowed.has(`${host} ${origin}`));
    if (!passes) expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('errors', () => {
  test('[S33] docs/errors.md and the table in the code list the same codes, meanings and statuses', () => {
    const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \| (\d+) \| ([^|]+) \|/gm)].map(
      ([, code = '', status, , meaning = '']) => [code, Number(status), meaning.trim()] as const,
    );
    const expected = Object.entries(errorCodes).map(
      ([code, meaning]) => [code, statusOf[code as keyof typeof errorCodes], meaning] as const,
    );
    expect(rows.map(([code]) => code).sort()).toEqual(expected.map(([code]) => code).sort());
    for (const row of expected) expect(rows).toContainEqual(row);
  });
});

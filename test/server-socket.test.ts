/** What a page experiences: a real socket to a real server; only the engine behind it is scripted. */
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../src/core/index.ts';
import { type DragScript, scriptedEngine } from '../src/dialogue/testing/index.ts';
import { maxSocketMessageBytes, refusedEvent } from '../src/protocol/index.ts';
import { connectPage, scriptedServerParts, startServer } from '../src/server/testing/index.ts';

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const start = async (...scripts: DragScript[]) => {
  const server = await startServer(scriptedEngine(...scripts));
  open.push(() => server.close());
  return server;
};
const connect = async (url: string, options: Parameters<typeof connectPage>[1] = {}) => {
  const page = await connectPage(url, options);
  open.push(() => page.close());
  return page;
};
const said = (page: Awaited<ReturnType<typeof connectPage>>) =>
  page.events.flatMap(({ name, body }) =>
    name === 'message-added' ? [`${(body as { kind: string }).kind}: ${(body as { text: string }).text}`] : [],
  );

const messageIds = (page: Awaited<ReturnType<typeof connectPage>>) =>
  page.events.flatMap(({ name, body }) => (name === 'message-added' ? [(body as { id: string }).id] : []));
const newestStanding = (page: Awaited<ReturnType<typeof connectPage>>) =>
  page.frames.filter(({ head }) => head.dragId === null).at(-1);
/** Frames are encoded beside everything else, so they come when they come. */
const patient = { timeout: 15_000, interval: 10 };

describe('a page', () => {
  test.each(['websocket', 'polling'] as const)(
    '[S1] is welcomed, sees the picture, and an edit arrives as events and frames (%s)',
    async (transport) => {
      const server = await start({ steps: 4 });
      const page = await connect(server.url, { transports: [transport] });
      expect(page.welcome).toMatchObject({
        resumed: false,
        messages: [],
        state: { model: 'toy', provider: 'scripted' },
      });
      const first = await page.standingFrame();
      expect((await sharp(first.bytes).metadata()).format).toBe('webp');
      expect(await page.say('open the mouth')).toEqual({ ok: true });
      await page.next('message-added', ({ kind }) => kind === 'result');
      const last = await page.standingFrame();
      expect(last.bytes).not.toEqual(first.bytes);
      const names = page.events.map(({ name }) => name).filter((name) => name.startsWith('drag-'));
      expect(names[0]).toBe('drag-started');
      expect(names.at(-1)).toBe('drag-ended');
      expect(said(page).map((line) => line.split(':')[0])).toEqual(['said', 'plan', 'result']);
      const sequences = page.frames.map(({ head }) => head.sequence);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    },
  );

  test('[D77] a conversation begins with a picture that the model names, a new image is any', async () => {
    const parts = scriptedServerParts();
    const firstSeeds = [31, 32];
    const editing = { ...parts.editing, domain: { ...parts.editing.domain, firstSeeds } };
    const server = await startServer(undefined, {}, { editing });
    open.push(() => server.close());
    for (let i = 0; i < 4; i += 1) {
      const page = await connect(server.url);
      expect(firstSeeds).toContain(page.welcome.state.seed);
      await page.say('new image');
      const { seed } = await page.next('state-changed', ({ title }) => title !== page.welcome.state.title);
      expect(firstSeeds).not.toContain(seed);
    }
  });

  test('[S2] that comes back with its id finds its conversation, another one begins anew', async () => {
    const server = await start({ steps: 2 });
    const page = await connect(server.url);
    const { conversationId } = page.welcome.state;
    await page.say('open the mouth');
    await page.next('message-added', ({ kind }) => kind === 'result');
    page.close();
    const again = await connect(server.url, { conversationId });
    expect(again.welcome).toMatchObject({ resumed: true, state: { conversationId, undoSteps: 1 } });
    expect(again.welcome.messages.map(({ kind }) => kind)).toEqual(['said', 'plan', 'result']);
    await again.standingFrame();
    const other = await connect(server.url, { conversationId: 'gone' });
    expect(other.welcome.resumed).toBe(false);
    expect(other.welcome.state.conversationId).not.toBe(conversationId);
  });

  test('[S40] that comes back in the middle of a drag sees it go on to its end', async () => {
    const server = await start({ steps: 9, holdAt: 3 });
    const page = await connect(server.url);
    const { conversationId } = page.welcome.state;
    await page.say('open the mouth');
    await server.engine.held();
    page.close();
    const again = await connect(server.url, { conversationId });
    expect(again.welcome.state.busy).toBe(true);
    expect(await again.next('drag-started')).toMatchObject({ says: 'Opening the mouth, keeping the background.' });
    server.engine.proceed();
    expect(await again.next('drag-ended')).toMatchObject({ reason: 'reached', steps: 9 });
    await again.next('state-changed', ({ busy, undoSteps }) => busy === false && undoSteps === 1);
    const third = await connect(server.url, { conversationId });
    await third.say('undo');
    await third.next('message-added', ({ kind }) => kind === 'result');
    expect(third.events.map(({ name }) => name)).not.toContain('drag-started');
  });

  test('[S42] cut off at any moment, it has the same state, messages and picture as the server when it is back', async () => {
    const edits = 12;
    const server = await start(...Array.from({ length: edits }, (_, i) => ({ steps: 3 + (i % 5) })));
    let page = await connect(server.url);
    const { conversationId } = page.welcome.state;
    for (let i = 0; i < edits; i++) {
      await page.say('open the mouth');
      // from before the first step to after the last one
      for (let turn = 0; turn < i * 3; turn++) await new Promise((resolve) => setImmediate(resolve));
      page.close();
      page = await connect(server.url, { conversationId });
      expect(page.welcome.resumed).toBe(true);
      if (page.welcome.state.busy) await page.next('state-changed', ({ busy }) => busy === false);
      const ids = [...page.welcome.messages.map(({ id }) => id), ...messageIds(page)];
      expect(ids).toEqual(Array.from({ length: 3 * (i + 1) }, (_, n) => `m${n + 1}`));
    }
    const other = await connect(server.url, { conversationId });
    expect(other.welcome.state).toMatchObject({ undoSteps: edits, busy: false });
    await other.standingFrame();
    await expect.poll(() => newestStanding(page)?.head.sequence, patient).toBe(newestStanding(other)?.head.sequence);
    expect(newestStanding(page)).toEqual(newestStanding(other));
  });

  test('[S3] can stop, cancel, undo and redo by voice or button while and after an edit runs', async () => {
    const server = await start({ steps: 9, holdAt: 3 }, { steps: 9, holdAt: 3 });
    const page = await connect(server.url);
    await page.say('open the mouth');
    await server.engine.held();
    expect(await page.send('control', { command: { kind: 'stop' } })).toEqual({ ok: true });
    expect(await page.next('drag-ended')).toMatchObject({ reason: 'cancelled', steps: 3 });
    await page.next('state-changed', ({ undoSteps, busy }) => undoSteps === 1 && busy === false);
    await page.say('open the mouth');
    await server.engine.held();
    await page.say('cancel');
    await page.next('message-added', ({ text }) => String(text).startsWith('Cancelled'));
    await page.send('control', { command: { kind: 'undo', steps: 1 } });
    await page.next('state-changed', ({ redoSteps }) => redoSteps === 1);
    await page.say('redo');
    await page.next('state-changed', ({ undoSteps, redoSteps }) => undoSteps === 1 && redoSteps === 0);
    expect(server.reported).toEqual([]);
  });

  test('[S4] that is frozen gets three frames at most, and the final one as soon as it thaws', async () => {
    const server = await start({ steps: 30 }, { steps: 30 });
    const page = await connect(server.url, { frozen: true });
    for (let i = 0; i < 2; i++) {
      await page.say('open the mouth');
      await page.next('message-added', ({ kind }) => kind === 'result');
    }
    await expect.poll(() => page.frames.length, patient).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(page.frames).toHaveLength(3);
    const seen = page.frames.at(-1)?.head.sequence ?? 0;
    page.socket.emit('frame-shown', { sequence: seen });
    // one at the start, then for each edit 31 of its steps and the picture it reached
    await expect.poll(() => page.frames.at(-1)?.head, patient).toMatchObject({ dragId: null, sequence: 64 });
    // On a machine so busy that the third frame waited for the end, that was the final one.
    expect(page.frames).toHaveLength(seen === 64 ? 3 : 4);
  });

  test('[S5] with points set by hand gets them dragged, or hears at once why not', async () => {
    const server = await start({ steps: 1 });
    const page = await connect(server.url);
    const body = (x: number) => ({
      points: [{ handle: { x: 3, y: 3 }, target: { x, y: 3 }, label: 'point 1' }],
      keep: 'background',
    });
    expect(await page.send('drag-points', body(99))).toMatchObject({ ok: false, error: { code: 'bad-plan' } });
    expect(await page.send('drag-points', body(6))).toEqual({ ok: true });
    expect(await page.next('drag-ended')).toMatchObject({ reason: 'reached' });
  });
});

describe('what is wrong is refused, and the conversation is intact', () => {
  test('[S6] unknown events, wrong bodies and missing acknowledgements', async () => {
    const server = await start({ steps: 1 });
    const page = await connect(server.url);
    const wrong: [string, ...unknown[]][] = [
      ['shout', {}],
      ['constructor', {}],
      ['say', { text: 7 }],
      ['say', { text: 'x'.repeat(1001) }],
      ['say', { text: 'undo', more: 1 }],
      ['say'],
      ['say', { text: 'undo' }, { text: 'undo' }],
      ['control', { command: { kind: 'undo', steps: 0 } }],
      ['control', { command: { kind: 'seed', seed: -1 } }],
      ['drag-points', { points: [], keep: 'nothing' }],
      [
        'drag-points',
        { points: [{ handle: { x: Number.NaN, y: 1 }, target: { x: 1, y: 1 }, label: '' }], keep: 'nothing' },
      ],
      ['frame-shown', { sequence: -1 }],
      ['say', Buffer.from('undo')],
    ];
    for (const [name, ...bodies] of wrong) {
      expect(await page.send(name, ...bodies)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
    page.socket.emit('shout', {});
    expect(await page.next(refusedEvent)).toMatchObject({ code: 'bad-input' });
    await page.say('open the mouth');
    expect(await page.next('drag-ended')).toMatchObject({ reason: 'reached' });
    expect(server.reported).toEqual([]);
  });

  test('[S7] an oversized message ends the connection only', async () => {
    const server = await start({ steps: 1 });
    const page = await connect(server.url);
    const { conversationId } = page.welcome.state;
    const gone = new Promise((resolve) => page.socket.once('disconnect', resolve));
    page.socket.emit('say', { text: 'x'.repeat(maxSocketMessageBytes + 1) });
    await gone;
    const again = await connect(server.url, { conversationId });
    expect(again.welcome.resumed).toBe(true);
    await again.say('open the mouth');
    expect(await again.next('drag-ended')).toMatchObject({ reason: 'reached' });
  });

  test('[S8] a handshake of another form is refused with its reason', async () => {
    const server = await start();
    await expect(connectPage(server.url, { conversationId: 'x'.repeat(65) })).rejects.toMatchObject({
      data: { code: 'bad-input' },
    });
  });

  test('[S9] a flood of messages is refused as busy', async () => {
    const server = await start();
    const page = await connect(server.url);
    const acks = await Promise.all(Array.from({ length: 100 }, () => page.say('help')));
    expect(acks.filter(({ ok }) => !ok).length).toBeGreaterThan(30);
    expect(acks.find((ack) => !ack.ok)).toMatchObject({ error: { code: 'busy' } });
  });

  test('[S10] a lost engine is told to the page, and the next edit works', async () => {
    const lost = { step: 2, error: new AppError('engine-stopped', 'The engine process ended.') };
    const server = await start({ steps: 5, failAt: lost }, { steps: 1 });
    const page = await connect(server.url);
    await page.say('open the mouth');
    expect(await page.next('drag-failed')).toMatchObject({ error: { code: 'engine-stopped' } });
    server.engine.tell({ state: 'ready', text: 'The engine is back.' });
    expect(await page.next('engine-status')).toEqual({ state: 'ready', text: 'The engine is back.' });
    await page.say('open the mouth');
    expect(await page.next('drag-ended')).toMatchObject({ reason: 'reached' });
  });
});

describe('several pages', () => {
  test('[S11] share the engine: one drag at a time, and the one that waits is told', async () => {
    const server = await start({ steps: 9, holdAt: 3 }, { steps: 1 });
    const [one, two] = [await connect(server.url), await connect(server.url)];
    await one.say('open the mouth');
    await server.engine.held();
    await two.say('open the mouth');
    const notice = await two.next('message-added', ({ kind }) => kind === 'notice');
    expect(notice['text']).toContain('The engine is busy with 1 other edit');
    expect(server.engine.running).toBe(1);
    server.engine.proceed();
    await one.next('drag-ended');
    expect(await two.next('drag-ended')).toMatchObject({ reason: 'reached' });
    expect(said(one).some((line) => line.startsWith('notice'))).toBe(false);
  });

  test('[S12] of the same conversation see the same', async () => {
    const server = await start({ steps: 1 });
    const one = await connect(server.url);
    const two = await connect(server.url, { conversationId: one.welcome.state.conversationId });
    await one.say('open the mouth');
    expect(await two.next('drag-ended')).toMatchObject({ reason: 'reached' });
  });
});

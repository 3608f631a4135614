/** Conversations outlive their server: stopped, killed at any moment, or unable to write. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { scriptedEngine } from '../src/dialogue/testing/index.ts';
import { openConversationFolder } from '../src/server/conversation-folder.ts';
import { connectPage, startServer } from '../src/server/testing/index.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'saydrag-kept-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const program = fileURLToPath(new URL('../src/server/testing/serve-scripted.ts', import.meta.url));
const launch = async (folder: string) => {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [url] = await once(child.stdout, 'data');
  const kill = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { url: String(url).trim(), kill };
};
type Page = Awaited<ReturnType<typeof connectPage>>;
const newest = <T>(page: Page, name: string, first: T): T =>
  (page.events.findLast((event) => event.name === name)?.body as T | undefined) ?? first;
const textsOf = (page: Page) => [
  ...page.welcome.messages.map(({ text }) => text),
  ...page.events.flatMap(({ name, body }) => (name === 'message-added' ? [(body as { text: string }).text] : [])),
];

test('[S86] a server killed at any moment of a drag loses no step, no word and no name, and says what was cut off', async () => {
  const folder = await newFolder();
  let server = await launch(folder);
  let page = await connectPage(server.url);
  const conversationId = page.welcome.state.conversationId;
  for (let round = 0; round < 5; round++) {
    await page.say('open the mouth');
    await page.next('drag-progress', ({ step }) => step === 1);
    await page.say('stop');
    await page.next('message-added', ({ kind }) => kind === 'result');
    await page.send('control', { command: { kind: 'name-step', name: `round ${round}` } });
    await page.next('message-added', ({ text }) => String(text).includes(`round ${round}`));
    await page.say('open the mouth');
    await page.next('drag-progress', ({ dragId, step }) => dragId === 'd2' && step === 1 + round);
    const behind = round < 3 ? [] : ['again', 'a bit more'];
    for (const words of behind) {
      await page.say(words);
      await page.next('message-added', ({ text }) => String(text).startsWith('I will do that'));
    }
    const history = newest(page, 'history-changed', page.welcome.history);
    const texts = textsOf(page);
    await server.kill();
    server = await launch(folder);
    page = await connectPage(server.url, { conversationId });
    expect(page.welcome.resumed).toBe(true);
    expect(page.welcome.state.conversationId).toBe(conversationId);
    expect(page.welcome.history).toEqual(history);
    const kept = page.welcome.messages.map(({ text }) => text);
    expect(kept.slice(0, -1)).toEqual(texts);
    expect(kept.at(-1)).toContain('The server was stopped while this ran: Opening the mouth');
    expect(page.welcome.messages.at(-1)?.suggestions).toEqual(['open the mouth', ...behind]);
    const also = ' What waited for it was not begun: “again” and “a bit more”.';
    expect(kept.at(-1)?.endsWith(also)).toBe(behind.length > 0);
    expect(new Set(page.welcome.messages.map(({ id }) => id)).size).toBe(kept.length);
  }
  await page.say('undo');
  await page.next('message-added', ({ text }) => String(text).startsWith('Took back'));
  page.close();
}, 120_000);

test('[S86] a page that was away longer than its conversation stays in memory finds it again', async () => {
  const conversationFolder = openConversationFolder(await newFolder());
  const first = await startServer(scriptedEngine({ steps: 2 }), {}, { conversationFolder });
  const page = await connectPage(first.url);
  await page.say('open the mouth');
  await page.next('message-added', ({ kind }) => kind === 'result');
  page.close();
  await first.close();
  const second = await startServer(scriptedEngine(), {}, { conversationFolder });
  const again = await connectPage(second.url, { conversationId: page.welcome.state.conversationId });
  expect(again.welcome).toMatchObject({ resumed: true, state: { title: 'open the mouth', undoSteps: 1 } });
  again.close();
  await second.close();
  expect([...first.reported, ...second.reported]).toEqual([]);
});

test.each([
  [
    'a sentence without an answer',
    null,
    ['said', 'close the mouth'],
    'before it answered “close the mouth”',
    ['close the mouth'],
  ],
  [
    'an edit, and what was said while it ran',
    'Opening the mouth.',
    ['said', 'slower'],
    'while this ran',
    ['open the mouth'],
  ],
] as const)(
  '[S86] %s: what was cut off is named, and offered again',
  async (_what, running, [kind, text], says, again) => {
    const conversationFolder = openConversationFolder(await newFolder());
    const first = await startServer(scriptedEngine({ steps: 2 }), {}, { conversationFolder });
    const page = await connectPage(first.url);
    await page.say('open the mouth');
    await page.next('message-added', ({ kind: told }) => told === 'result');
    page.close();
    await first.close();
    const cut = {
      ...conversationFolder,
      read: async (id: string) => {
        const kept = await conversationFolder.read(id);
        const messages = (kept?.messages ?? []).filter((message) => message.kind !== 'result');
        const last = { id: 'm99', role: 'user', kind, text, suggestions: [] } as const;
        return kept && { ...kept, running, messages: [...messages, { ...last, suggestions: [] }] };
      },
    };
    const second = await startServer(scriptedEngine(), {}, { conversationFolder: cut });
    const back = await connectPage(second.url, { conversationId: page.welcome.state.conversationId });
    expect(back.welcome.messages.at(-1)).toMatchObject({ kind: 'notice', suggestions: again });
    expect(back.welcome.messages.at(-1)?.text).toContain(says);
    back.close();
    await second.close();
  },
);

test('[S87] where nothing can be written, that is said once, and the conversation goes on', async () => {
  const file = join(await newFolder(), 'a-file');
  await writeFile(file, '');
  const server = await startServer(
    scriptedEngine({ steps: 1 }),
    {},
    { conversationFolder: openConversationFolder(join(file, 'conversations')) },
  );
  const page = await connectPage(server.url);
  await page.say('open the mouth');
  await page.next('message-added', ({ kind }) => kind === 'result');
  await page.say('undo');
  await page.next('message-added', ({ text }) => String(text).startsWith('Took back'));
  const notices = textsOf(page).filter((text) => text.includes('only as long as the server runs'));
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/Nothing can be written to .*a-file.*: a file is in its place\.$/);
  page.close();
  await server.close();
  expect(server.reported).toHaveLength(1);
});

test('[S87] a damaged conversation is reported and a new one begun', async () => {
  const folder = await newFolder();
  const server = await startServer(scriptedEngine(), {}, { conversationFolder: openConversationFolder(folder) });
  const page = await connectPage(server.url);
  const id = page.welcome.state.conversationId;
  await page.say('undo');
  await page.next('message-added', ({ kind }) => kind === 'answer');
  page.close();
  await server.close();
  expect(await readdir(folder)).toEqual([id]);
  await truncate(join(folder, id, 'step-0'), 20);
  const other = await startServer(scriptedEngine(), {}, { conversationFolder: openConversationFolder(folder) });
  const again = await connectPage(other.url, { conversationId: id });
  expect(again.welcome.resumed).toBe(false);
  expect(String(other.reported[0])).toContain('is damaged');
  again.close();
  await other.close();
});

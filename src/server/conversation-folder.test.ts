import { mkdtemp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createConversation, type KeptConversation } from '../dialogue/index.ts';
import { scriptedEngine, scriptedParts } from '../dialogue/testing/index.ts';
import { type KeptPage, mostKept, openConversationFolder } from './conversation-folder.ts';
import { pack, unpack } from './packed.ts';

const id = (n = 0) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const newFolder = () => mkdtemp(join(tmpdir(), 'saydrag-kept-'));

const talked = async (): Promise<KeptPage> => {
  const engine = scriptedEngine({ steps: 2 }, { steps: 2 });
  const conversation = await createConversation(scriptedParts(engine), id(), 7);
  await conversation.say('open the mouth');
  await conversation.control({ kind: 'name-step', name: 'wide' });
  await conversation.control({ kind: 'protect', constraints: [{ kind: 'keep', region: 'background', side: null }] });
  await conversation.say('undo');
  await conversation.say('open the mouth');
  const { kept } = conversation;
  const last = kept.history.nodes.at(-1);
  if (last === undefined) throw new Error('no step');
  const mask = { size: last.picture.size, keep: new Float32Array(last.picture.size ** 2).fill(0.25) };
  const node = { ...last, kept: { mask, picture: last.picture, latent: last.latent } };
  const withKept: KeptConversation = {
    ...kept,
    history: { ...kept.history, nodes: [...kept.history.nodes.slice(0, -1), node] },
  };
  const said = { id: 'm1', role: 'user', kind: 'said', text: 'open the mouth', suggestions: [] } as const;
  return {
    conversation: withKept,
    messages: [{ ...said, suggestions: [] }],
    running: 'Opening the mouth.',
    waiting: ['look left'],
  };
};

test('[S85] a kept conversation is read back as it was, to the last bit', async () => {
  const folder = await newFolder();
  const page = await talked();
  openConversationFolder(folder).write(id(), page);
  expect(await openConversationFolder(folder).read(id())).toEqual(page);
  expect(await openConversationFolder(folder).read(id(1))).toBeNull();
  for (const odd of ['../etc', '', `${id()}/..`, '.'])
    expect(await openConversationFolder(folder).read(odd)).toBeNull();
});

test('[S85] a step is written once; one that the history forgot loses its file', async () => {
  const folder = await newFolder();
  const place = join(folder, id());
  const page = await talked();
  const kept = openConversationFolder(folder);
  kept.write(id(), page);
  await writeFile(join(place, 'step-0'), 'untouched');
  const { history } = page.conversation;
  const fewer = { ...history, nodes: history.nodes.filter((node) => node.id !== 1), names: [] };
  kept.write(id(), { ...page, conversation: { ...page.conversation, history: fewer } });
  expect(await readFile(join(place, 'step-0'), 'utf8')).toBe('untouched');
  expect((await readdir(place)).sort()).toEqual(['conversation.json', 'step-0', 'step-2']);
});

test('[S85] whatever is damaged in the files is refused in words, naming the place', async () => {
  const folder = await newFolder();
  const place = join(folder, id());
  openConversationFolder(folder).write(id(), await talked());
  const names = await readdir(place);
  for (const name of names) {
    const whole = await readFile(join(place, name));
    for (let length = 0; length < whole.length; length += Math.max(1, Math.floor(whole.length / 40))) {
      await truncate(join(place, name), length);
      await expect(openConversationFolder(folder).read(id())).rejects.toMatchObject({
        code: 'bad-input',
        message: expect.stringContaining(place),
      });
      await writeFile(join(place, name), whole);
    }
  }
  await writeFile(join(place, 'step-0'), pack({ id: 0, title: 'x', latent: 'none' }));
  await expect(openConversationFolder(folder).read(id())).rejects.toThrow('step 0');
});

test('[S85] the oldest conversations make room', async () => {
  const folder = await newFolder();
  const kept = openConversationFolder(folder);
  const page = await talked();
  for (let n = 0; n < mostKept + 2; n++) kept.write(id(n), page);
  expect((await readdir(folder)).length).toBe(mostKept);
  expect(await kept.read(id(mostKept + 1))).not.toBeNull();
});

test('[S85] numbers of every kind come back as they were', () => {
  const value = { a: new Uint8Array([0, 255]), b: [new Float32Array([1.5, Number.NaN]), Buffer.from([7])], c: 'ä\n' };
  const read = unpack(pack(value)) as typeof value;
  expect(read).toEqual({ ...value, b: [value.b[0], new Uint8Array([7])] });
});

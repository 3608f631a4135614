/** What was done to one part is taken back, and the rest done again, in conversations with the real language about a toy. */
import { describe, expect, test } from 'vitest';
import {
  type Action,
  type Domain,
  type ImagePoint,
  imagePoint,
  type PartEdit,
  type PlannedPoint,
} from '../core/index.ts';
import type { Ground } from '../grounding/port.ts';
import { describe as inWords, isFreeName, understand, withTaughtParts } from '../nlu/index.ts';
import { createConversation } from './conversation.ts';
import { History } from './history.ts';
import type { ConversationParts } from './parts.ts';
import { memoryOf } from './teaching.ts';
import { collect, type DragScript, scriptedEngine, scriptedFinder, scriptedParts } from './testing/index.ts';

const part = (name: string, singular: string, paired: boolean, ...actions: readonly Action[]) => ({
  name,
  singular,
  plural: paired ? name : singular,
  synonyms: name === 'muzzle' ? ['nose'] : [],
  paired,
  actions,
});
const domain: Domain = {
  name: 'toy',
  subjects: ['toy'],
  parts: [
    part('mouth', 'mouth', false, 'open', 'close'),
    part('ears', 'ear', true, 'raise', 'lower'),
    part('eyes', 'eye', true, 'open', 'close'),
    part('muzzle', 'muzzle', false, 'longer'),
  ],
  regions: [{ name: 'background', synonyms: [] }],
  suggestions: ['open the mouth'],
};

const places: Readonly<Record<string, ImagePoint>> = {
  mouth: imagePoint(8, 11),
  muzzle: imagePoint(8, 9),
  'left ears': imagePoint(3, 5),
  'right ears': imagePoint(13, 5),
  'left eyes': imagePoint(6, 6),
  'right eyes': imagePoint(10, 6),
};
const upwards: ReadonlySet<Action> = new Set(['raise', 'close']);

/** Every part goes a pixel up or down, as often as asked; a closed eye cannot be closed. */
const ground: Ground = (command, _, imageSize) => {
  const points = command.edits.flatMap(({ part, action, side, amount }: PartEdit): readonly PlannedPoint[] => {
    const px = (upwards.has(action) ? -1 : 1) * (amount.kind === 'relative' ? amount.factor : 1);
    const labels = side === null ? [part] : side === 'both' ? [`left ${part}`, `right ${part}`] : [`${side} ${part}`];
    return labels.map((label) => {
      const handle = places[label] ?? imagePoint(0, 0);
      return { handle, target: imagePoint(handle.x, handle.y + px), label, moves: true };
    });
  });
  const keep = new Float32Array(imageSize * imageSize).fill(1, 0, imageSize);
  const mask = command.constraints.length === 0 ? null : { size: imageSize, keep };
  return { kind: 'plan', plan: { imageSize, points, mask, says: inWords(command, domain) } };
};

const start = async (scripts: readonly DragScript[], changes: Partial<ConversationParts> = {}) => {
  const engine = scriptedEngine(...scripts);
  const conversation = await createConversation(
    scriptedParts(engine, { understand, domain, ground, ...changes }),
    'c1',
    70,
  );
  const told = collect(conversation);
  const say = async (...sentences: readonly string[]) => {
    for (const sentence of sentences) await conversation.say(sentence);
  };
  /** What the drags since the first `from` were asked to do. */
  const ways = (from = 0) =>
    engine.requests
      .slice(from)
      .map(({ points }) =>
        points.map(({ label, handle, target }) => `${label} ${Number((target.y - handle.y).toFixed(6))}`).join(', '),
      );
  return { engine, conversation, told, say, ways };
};
const drags = (count: number): readonly DragScript[] => Array.from({ length: count }, (_, i) => ({ steps: i + 1 }));
const lastSaid = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.findLast((line) => /^(?:answer|result|error):/.test(line));

describe('[D86] “undo the ears”', () => {
  test('goes back at once where nothing but that was done since, and undo returns', async () => {
    const { conversation, engine, told, say } = await start(drags(3));
    await say('open the mouth');
    const before = conversation.frame.picture;
    await say('raise the ears', 'more');
    const after = conversation.frame.picture;
    await say('put the ears back as they were');
    expect(engine.requests).toHaveLength(3);
    expect(conversation.frame.picture.rgb).toEqual(before.rgb);
    expect(lastSaid(told)).toBe('result: Took back what was done to the ears; now: open the mouth.');
    await say('undo');
    expect(conversation.frame.picture.rgb).toEqual(after.rgb);
  });

  test('with “all but”, what was done to that part alone is done again', async () => {
    const { conversation, told, say, ways } = await start(drags(7));
    await say('raise the ears', 'open the mouth and close the eyes', 'more');
    await say('undo everything but the left eye');
    expect(ways(3)).toEqual(['left eyes -1', 'left eyes -1']);
    expect(lastSaid(told)).toContain('Took back what was done to everything but the left eye, and did');
    await say('undo all but the left eye');
    expect(lastSaid(told)).toBe(
      'answer: Nothing else was done than to the left eye. “Undo” takes back the last of it.',
    );
    await say('undo everything except the mane', 'undo everything except the mouth');
    expect(conversation.frame.picture.rgb).toEqual(conversation.pictureOf(0)?.rgb);
  });

  test('of several parts takes back all of them at once', async () => {
    const { conversation, told, say, ways } = await start(drags(7));
    await say('raise the ears', 'open the mouth and close the eyes', 'make the nose longer');
    await say('undo the ears and the mouth');
    expect(ways(3)).toEqual(['left eyes -1, right eyes -1', 'muzzle 1']);
    expect(lastSaid(told)).toContain('Took back what was done to the ears and the mouth, and did');
    await say('undo the nose and the eyes');
    expect(conversation.frame.picture.rgb).toEqual(conversation.pictureOf(0)?.rgb);
  });

  test('does again what else was done since, in order, from the picture before, as one step', async () => {
    const { conversation, engine, told, say, ways } = await start(drags(7));
    await say('raise the ears', 'keep the background', 'open the mouth a bit', 'lower the ears', 'close the eyes');
    const stood = conversation.frame.picture;
    const steps = conversation.history.steps.length;
    await say('undo the ears');
    expect(ways(4)).toEqual(['mouth 0.4', 'left eyes -1, right eyes -1']);
    expect(engine.requests[4]?.latent.values).toEqual(engine.requests[0]?.latent.values);
    expect(engine.requests[5]?.latent.values[1]).toBe(5);
    expect(engine.requests.slice(4).every(({ mask }) => mask !== null && mask !== undefined)).toBe(true);
    expect(told.story().slice(-10)).toEqual([
      'said: undo the ears',
      'plan: Undoing what was done to the ears; then again: “open the mouth a bit”.',
      'drag-started d5',
      'drag-ended d5 reached 5',
      expect.stringMatching(/^result: Done in 5 steps/),
      'plan: Once more: “close the eyes”.',
      'drag-started d6',
      'drag-ended d6 reached 6',
      expect.stringMatching(/^result: Done in 6 steps/),
      'result: Took back what was done to the ears, and did “open the mouth a bit” and “close the eyes” again.',
    ]);
    expect(conversation.history.steps.slice(steps).map(({ parent, title }) => [parent, title])).toEqual([
      [0, 'open the mouth a bit'],
      [steps, 'close the eyes, the ears undone'],
    ]);
    await say('undo');
    expect(told.story().at(-1)).toContain('Took back “close the eyes, the ears undone”; now: close the eyes');
    expect(conversation.frame.picture.rgb).toEqual(stood.rgb);
    await say('redo', 'again');
    expect(ways(6)).toEqual(['left eyes -1, right eyes -1']);
  });

  test('of an edit of several parts does the others again, as far as it went', async () => {
    const { conversation, say, ways } = await start(drags(3));
    await say('open the mouth and raise the ears', 'half', 'undo the ears');
    expect(ways()).toEqual([
      'mouth 1, left ears -1, right ears -1',
      'mouth 0.5, left ears -0.5, right ears -0.5',
      'mouth 0.5',
    ]);
    expect(conversation.history.steps.at(-1)).toMatchObject({ parent: 0, title: 'opening the mouth, the ears undone' });
  });

  test('of one of a pair leaves the other', async () => {
    const { conversation, say, ways } = await start(drags(3));
    await say('raise the ears', 'put the left ear back');
    expect(ways(1)).toEqual(['right ears -1']);
    await say('undo the right ear');
    expect(conversation.history.current).toBe(0);
  });

  test('does as far, the other way, and until where it was stopped again what was done so', async () => {
    const { conversation, engine, say, ways } = await start([...drags(3), { steps: 10, holdAt: 4 }, ...drags(3)]);
    await say('make the nose longer', 'open the mouth', 'the other way');
    const closing = say('close the eyes');
    await engine.held();
    await say('stop');
    await closing;
    await say('undo the nose', 'more');
    expect(ways(4)).toEqual(['mouth 1', 'mouth -2', 'left eyes -0.4, right eyes -0.4']);
    expect(conversation.state.undoSteps).toBe(5);
  });

  test('keeps what “stop” found done, and says what was not; “cancel” and “undo” leave all as it was', async () => {
    const held = { steps: 4, holdAt: 2 };
    const { conversation, engine, told, say } = await start([...drags(4), held, ...drags(1), held, ...drags(1), held]);
    await say('raise the ears', 'open the mouth', 'close the eyes', 'make the nose longer');
    const stood = conversation.frame.picture;
    for (const word of ['cancel', 'undo', 'stop']) {
      const taken = say('undo the ears');
      await engine.held();
      await say(word);
      await taken;
      if (word !== 'stop') expect(conversation.frame.picture.rgb).toEqual(stood.rgb);
      if (word !== 'stop') expect(conversation.state).toMatchObject({ undoSteps: 4, title: 'make the nose longer' });
    }
    expect(lastSaid(told)).toBe(
      'result: Took back what was done to the ears, and did “open the mouth” and “close the eyes” again; “make the nose longer” was not done again.',
    );
    await say('undo');
    expect(conversation.frame.picture.rgb).toEqual(stood.rgb);
  });

  test('changes nothing where nothing was done to it, and names the last edit', async () => {
    const { conversation, told, say } = await start(drags(1));
    await say('undo the ears');
    expect(lastSaid(told)).toBe('answer: Nothing was done to the ears: this picture is as it was made.');
    await say('open the mouth', 'reset the nose');
    expect(lastSaid(told)).toBe(
      'answer: Nothing was done to the muzzle. The last edit was “open the mouth”; “undo” takes it back.',
    );
    expect(conversation.state.undoSteps).toBe(1);
  });

  test('is of points that were dragged by hand by their names, and does others again as they were', async () => {
    const { conversation, say, ways } = await start(drags(4));
    const by = (label: string, x: number, y: number): PlannedPoint => ({
      handle: imagePoint(x, y),
      target: imagePoint(x, y + 2),
      label,
      moves: true,
    });
    await say('raise the ears');
    await conversation.dragPoints([by('left ear tip', 3, 4), by('point 2', 7, 7)], 'nothing');
    await say('put the left ear back');
    expect(ways(2)).toEqual(['right ears -1', 'point 2 2']);
    await say('undo the ears');
    expect(ways(4)).toEqual([]);
  });

  test('is of a part that was taught, and a sentence of two requests may begin with it', async () => {
    const teaching = {
      finder: scriptedFinder(),
      memory: memoryOf(),
      domainWith: withTaughtParts,
      isFreeName,
      describe: inWords,
    };
    const { conversation, say, ways, told } = await start(drags(5), { teaching });
    await conversation.control({ kind: 'name-part', name: 'horn', place: { at: 'pixel', x: 3, y: 3 } });
    await say('open the mouth', 'move the horn 2 pixels down', 'close the eyes', 'undo the horn and open the mouth');
    expect(ways(3)).toEqual(['left eyes -1, right eyes -1', 'mouth 1']);
    expect(told.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('does nothing where a step cannot be done again without it, and says which', async () => {
    const refusing: Ground = (command, ...rest) =>
      command.edits.length === 1 && command.edits[0]?.part === 'mouth'
        ? { kind: 'refused', reason: 'hidden', text: 'I cannot see the mouth.' }
        : ground(command, ...rest);
    const { conversation, engine, told, say } = await start(drags(1), { ground: refusing });
    await say('open the mouth and raise the ears', 'undo the ears');
    expect(lastSaid(told)).toContain('“open the mouth and raise the ears” cannot be done again without it');
    expect(engine.requests).toHaveLength(1);
    expect(conversation.state.undoSteps).toBe(1);
  });
});

test('[D86] where steps of the way were forgotten, that is known', () => {
  const picture = { size: 1, rgb: new Uint8Array(3) };
  const latent = { rows: 1, width: 1, values: new Float32Array(1) };
  const edit = {
    about: '',
    says: '',
    command: null,
    plan: { imageSize: 1, points: [], mask: null, says: '' },
    settings: {},
    unit: [],
    turned: false,
    endPoints: [],
    steps: 1,
    reason: 'reached' as const,
  };
  const seed = { parent: null, title: 'seed 1', seed: 1, latent, kept: null, picture, keyPoints: [], edit: null };
  const history = new History(seed, 3);
  for (const title of ['one', 'two', 'three'])
    history.add({ ...seed, title, edit: { ...edit, about: title }, parent: history.current.id });
  expect(history.way.map(({ title }) => title)).toEqual(['two', 'three']);
  expect(history.way.map((node) => history.isNextToParent(node))).toEqual([false, true]);

  // What was done again, one on the other and one step together, stands: the edits before are the older ones.
  const longer = new History(seed, 6);
  const made = (title: string) => ({ ...seed, title, edit: { ...edit, about: title }, parent: longer.current.id });
  for (const title of ['one', 'two']) longer.add(made(title));
  longer.jump(0);
  longer.addInOne(['again one', 'again two'].map(made));
  for (const title of ['three', 'four']) longer.add(made(title));
  expect(longer.way.map(({ title }) => title)).toEqual(['again one', 'again two', 'three', 'four']);
});

test('[D44] what is done instead goes by what it does: "no, I meant the right" names nothing later', async () => {
  const { conversation, say } = await start(drags(2));
  await say('close the left eye', 'no, I meant the right');
  expect(conversation.state.title).toBe('closing the right eye');
});

test('[D33] a step can be gone to by the part that was not edited yet, or that alone was', async () => {
  const { conversation, say, told } = await start([{ steps: 1 }, { steps: 1 }, { steps: 1 }, { steps: 1 }]);
  await say('open the mouth', 'open the mouth a bit', 'raise the ears', 'close the eyes');
  await say('go back to how it was when only the mouth was done');
  expect(conversation.history.current).toBe(2);
  await say('go to step 4', 'go back to how it was before the ears');
  expect(conversation.history.current).toBe(2);
  await say('go to step 4', 'go back to how it was before the mouth');
  expect(conversation.history.current).toBe(0);
  await say('go to step 4', 'go back to how it was before the muzzle');
  expect(conversation.history.current).toBe(4);
  expect(lastSaid(told)).toContain('before the muzzle');
});

test('[D33] and by what was done: before it, the first time, or whatever was done first', async () => {
  const { conversation, say } = await start([{ steps: 1 }, { steps: 1 }, { steps: 1 }, { steps: 1 }]);
  await say('make the nose longer', 'more', 'open the mouth', 'raise the ears');
  await say('go back to before the opening');
  expect(conversation.history.current).toBe(2);
  await say('go to step 4', 'then go back to before I did the ears');
  expect(conversation.history.current).toBe(3);
  await say('go to step 4', 'put it back to the first opening');
  expect(conversation.history.current).toBe(3);
  await say('go to step 4', 'go back to the first cut');
  expect(conversation.history.current).toBe(1);
  await say('go to step 4', 'go back to before the tilting');
  expect(conversation.history.current).toBe(4);
});

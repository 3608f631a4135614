import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { imagePoint, type Picture } from '../../core/index.ts';
import { openMouth, scriptedEngine, scriptedParts } from '../../dialogue/testing/index.ts';
import type { Shown } from '../../grounding/index.ts';
import { openDeeds } from '../deeds/kept-deeds.ts';
import { evaluateTalks, sameDrag, talksOf } from './conversations.ts';
import { effectReport } from './effect-report.ts';
import { type Effect, effectsOf, evaluateEffects } from './effects.ts';
import type { FactorReader } from './factor-reader.ts';

const [expected] = effectsOf('# about\nopen the mouth\tmouth+\tsmile\n');

it('[T5] a table of effects names factors with signs; a wrong line is named', () => {
  expect(expected).toEqual({
    sentence: 'open the mouth',
    moves: [{ factor: 'mouth', sign: 1 }],
    along: ['smile'],
  });
  for (const line of ['open the mouth', 'open the mouth\tmouth', 'open the mouth\tmouth+ lid\t']) {
    expect(() => effectsOf(`# about\n${line}`)).toThrow('Line 2');
  }
});

/** Reads a byte of the half that the toy's mask leaves free. */
const reader: FactorReader = {
  factors: ['mouth', 'yaw', 'smile', 'tail', 'gaze'].map((name) => ({
    name,
    error: 0.05,
    correlation: name === 'tail' ? 0.2 : 0.9,
    response: name === 'gaze' ? 0.1 : 0.9,
  })),
  read: async ({ rgb }: Picture) =>
    new Map([
      ['mouth', (rgb[45] ?? 0) / 256],
      ['yaw', 0.5],
      ['smile', 0],
      ['tail', 0],
      ['gaze', 1],
    ]),
  close: async () => {},
};

it('[T5] each sentence is dragged on each seed, and the factors are compared before and after', async () => {
  const shares = [0.2, 0.9];
  const shown: Shown = ({ edits }) => edits.map(({ part }) => ({ says: part, share: shares.shift() ?? 0 }));
  const parts = { ...scriptedParts(scriptedEngine({ steps: 2 }, { steps: 2 })), shown };
  const kept = await openDeeds(await mkdtemp(join(tmpdir(), 'saydrag-')), 'toy', 'these weights');
  const run = async (mayGoOn: () => boolean): Promise<Effect[]> => {
    const found: Effect[] = [];
    if (expected === undefined) throw new Error('The table is empty.');
    const { signal } = new AbortController();
    for await (const one of evaluateEffects(parts, reader, kept, [expected], [3, 4], mayGoOn, signal)) found.push(one);
    return found;
  };
  expect(await run(() => false)).toEqual([]);
  const effects = await run(() => true);
  expect(effects.map(({ seed, refused }) => [seed, refused])).toEqual([
    [3, null],
    [4, null],
  ]);
  // The scripted picture's bytes grow by 31 a step.
  expect(effects[0]?.changes.get('mouth')).toBeCloseTo(62 / 256);
  const text = effectReport(effects, reader.factors);
  expect(text).toContain('| open the mouth | 2 of 2 | 100 % | 24 % | 90 % | 1 of 2 | 100 % | yaw 0 % | – | – |');
  expect(text).toContain('These are tail, gaze.');
  const gaze = { sentence: 'look left', moves: [{ factor: 'gaze', sign: -1 as const }], along: [] };
  const unjudged = effectReport([...effects, ...effects.map((one) => ({ ...one, expected: gaze }))], reader.factors);
  expect(unjudged).toContain('| look left | 2 of 2 | – | – | 90 % | 1 of 2 |');
  expect(unjudged).toContain('| **all** | 4 of 4 | 100 % |');
});

it('[T5] what was dragged is kept and judged by any reader without dragging again; other weights drag anew', async () => {
  if (expected === undefined) throw new Error('The table is empty.');
  const folder = await mkdtemp(join(tmpdir(), 'saydrag-'));
  const run = async (
    key: string,
    engine: ReturnType<typeof scriptedEngine>,
    judge: FactorReader,
  ): Promise<Effect[]> => {
    const kept = await openDeeds(folder, 'toy', key);
    const parts = { ...scriptedParts(engine), shown: () => [{ says: 'mouth', share: 0.9 }] };
    const found: Effect[] = [];
    const { signal } = new AbortController();
    for await (const one of evaluateEffects(parts, judge, kept, [expected], [3], () => true, signal)) found.push(one);
    return found;
  };
  const [first] = await run('these weights', scriptedEngine({ steps: 2 }), reader);
  const unable: ReturnType<typeof scriptedEngine> = {
    ...scriptedEngine(),
    sample: () => Promise.reject(new Error('Nothing is to be dragged again.')),
  };
  expect(await run('these weights', unable, reader)).toEqual([first]);
  const twice: FactorReader = {
    ...reader,
    read: async (picture) => new Map([...(await reader.read(picture))].map(([name, value]) => [name, 2 * value])),
  };
  const [again] = await run('these weights', unable, twice);
  expect(again?.changes.get('mouth')).toBeCloseTo(2 * (62 / 256));
  expect(again?.witnesses).toEqual(first?.witnesses);
  await expect(run('other weights', unable, reader)).rejects.toThrow('Nothing is to be dragged again.');
});

it('[T6] conversations are read turn by turn; a line out of place is named', () => {
  expect(
    talksOf('# one\n\n> open\n= open the mouth x0.4\n> undo\n= undone || turn 0\n> another\n= open the mouth x*\n'),
  ).toEqual([
    {
      name: 'one',
      turns: [
        { said: 'open', expected: [{ kind: 'drag', sentence: 'open the mouth', times: 0.4 }] },
        { said: 'undo', expected: [{ kind: 'undone' }, { kind: 'turn', turn: 0 }] },
        { said: 'another', expected: [{ kind: 'drag', sentence: 'open the mouth', times: null }] },
      ],
    },
  ]);
  for (const table of ['> open\n= x', '# a\n> open\n> open', '# a\n= open', '# a\nopen']) {
    expect(() => talksOf(table)).toThrow('out of place');
  }
});

it('[T6] a turn is right when it drags the same points the same way, and else wrong', async () => {
  const talks = talksOf(
    '# toy\n> open the mouth\n= open the mouth\n> a bit more\n= open the mouth x0.4\n> more\n= open the mouth x2\n> undo\n= undone || turn 0\n> stop\n= undone\n> undo\n= turn 1\n> undo\n= turn 3\n> open the mouth\n= again open the mouth\n> open the mouth\n= again open the mouth; open the mouth\n',
  );
  const { understand, ground, domain, maskOf, nowMs } = scriptedParts(scriptedEngine());
  const frontal = { imageSize: 64, keyPoints: [{ name: 'lower-lip', point: imagePoint(30, 30), confidence: 1 }] };
  const judged: string[] = [];
  for await (const { right, nothing } of evaluateTalks({ understand, ground, domain, maskOf, nowMs }, talks, frontal))
    judged.push(right ? 'right' : nothing ? 'nothing' : 'else');
  expect(judged).toEqual(['right', 'right', 'else', 'right', 'nothing', 'right', 'else', 'right', 'else']);
});

it('[T6] other points, fewer of them or another way are not the same drag', () => {
  const point = (label: string, dx: number) => ({
    handle: imagePoint(5, 5),
    target: imagePoint(5 + dx, 5),
    label,
    moves: true,
  });
  const plan = { imageSize: 16, points: [point('a', 4), point('b', 4)], mask: null, says: openMouth.kind };
  expect(sameDrag([point('a', 4), point('b', 4)], plan, 1)).toBe(true);
  expect(sameDrag([point('a', 8), point('b', 8)], plan, 2)).toBe(true);
  expect(sameDrag([point('a', 7), point('b', 7)], plan, null)).toBe(true);
  expect(sameDrag([point('a', 7), point('b', 2)], plan, null)).toBe(false);
  expect(sameDrag([point('a', -4), point('b', -4)], plan, null)).toBe(false);
  const off = (label: string, dx: number, dy: number) => ({ ...point(label, dx), target: imagePoint(5 + dx, 5 + dy) });
  expect(sameDrag([off('a', 7, 3), off('b', 6, -3)], plan, null)).toBe(true);
  expect(sameDrag([off('a', 4, 4), off('b', 4, 4)], plan, null)).toBe(false);
  expect(sameDrag([off('a', 4, 2), off('b', 4, 2)], plan, 1)).toBe(false);
  expect(sameDrag([point('a', -4), point('b', -4)], plan, 1)).toBe(false);
  expect(sameDrag([point('a', 4)], plan, 1)).toBe(false);
  expect(sameDrag([point('a', 4), point('c', 4)], plan, 1)).toBe(false);
  expect(sameDrag([], { ...plan, points: [] }, 1)).toBe(false);
});

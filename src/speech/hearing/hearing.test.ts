/** The gates between a clip and a transcript, with a scripted ear behind them. */
import { describe, expect, test } from 'vitest';
import type { Transcript } from '../port.ts';
import { clipRateHz, type RecogniserKind, type TranscribeOptions } from '../port.ts';
import { noise, silence, tone } from '../testing/sounds.ts';
import type { Heard } from '../whisper/model.ts';
import { loudestDb } from './clip.ts';
import { hear, piecesOf } from './hearing.ts';
import { isInvention, isStuck } from './repeats.ts';
import { Turns } from './turns.ts';
import { frameSamples, voicesIn } from './voice-activity.ts';

const { signal } = new AbortController();

interface Script {
  readonly kind?: RecogniserKind;
  readonly windowSeconds?: number;
  readonly heard?: Partial<Heard> | readonly Partial<Heard>[];
  readonly voice?: (clip: Float32Array) => Float32Array;
  readonly options?: Partial<TranscribeOptions>;
}

/** What comes of a clip when the voice detector hears a voice from end to end and the model says what is scripted. */
const through = async (clip: Float32Array, script: Script = {}): Promise<Transcript & { readonly read: number[] }> => {
  const list = Array.isArray(script.heard) ? [...script.heard] : [script.heard ?? {}];
  const read: number[] = [];
  const all = (voiced: Float32Array) => new Float32Array(Math.ceil(voiced.length / frameSamples)).fill(1);
  const transcript = await hear(
    clip,
    { signal, ...script.options },
    {
      kind: script.kind ?? 'whisper',
      windowSeconds: script.windowSeconds ?? 30,
      voice: async (voiced) => (script.voice ?? all)(voiced),
      read: async (piece) => {
        read.push(piece.length / clipRateHz);
        const next = list.length > 1 ? list.shift() : list[0];
        return { text: 'open the mouth', confidence: 0.9, others: [], noSpeech: 0.01, ...next };
      },
    },
  );
  return { ...transcript, read };
};

describe('[H19] each gate can only refuse', () => {
  test.each<[string, Float32Array, Script, string]>([
    ['no samples', silence(0), {}, 'too-short'],
    ['a click', tone(0.05, 0.5), {}, 'too-short'],
    ['silence', silence(3), {}, 'silence'],
    ['the hiss of a microphone', noise(3, 0.0005), {}, 'silence'],
    ['sound without a voice', noise(3, 0.5), { voice: () => new Float32Array(94) }, 'noise'],
    ['no words', tone(2, 0.5), { heard: { text: '' } }, 'noise'],
    ['a guess without speech', tone(2, 0.5), { heard: { confidence: 0.3, noSpeech: 0.9 } }, 'noise'],
    ['a stuck phrase', tone(2, 0.5), { heard: { text: 'open the open the open the open the mouth' } }, 'repeated'],
    ['an invention', tone(2, 0.5), { heard: { text: ' Thank you.' } }, 'noise'],
    ['an uncertain reading', tone(2, 0.5), { kind: 'bundled', heard: { confidence: 0.2 } }, 'unsure'],
  ])('%s', async (_, clip, script, rejected) => {
    expect(await through(clip, script)).toMatchObject({ text: '', confidence: 0, rejected });
  });

  test('what is said plainly goes through', async () => {
    expect(await through(tone(2, 0.5))).toMatchObject({ text: 'open the mouth', confidence: 0.9, rejected: null });
  });

  test('[H33] a guess is not taken; of what it may have been, commands that are likely enough are told', async () => {
    const options = { meaning: (text: string) => (text.startsWith('open the m') ? text : null) };
    const of = (confidence: number, other: number) => ({
      text: 'open the mouse',
      confidence,
      others: [
        { text: 'open the mouth', confidence: other },
        { text: 'over the moon', confidence: other },
      ],
    });
    const hearing = async (heard: Partial<Heard>) => {
      const { text, alternatives } = await through(tone(2, 0.5), { kind: 'bundled', heard, options });
      return { text, alternatives };
    };
    expect(await hearing(of(0.52, 0.5))).toEqual({ text: '', alternatives: ['open the mouse', 'open the mouth'] });
    expect(await hearing(of(0.52, 0.3))).toEqual({ text: 'open the mouse', alternatives: expect.anything() });
    expect(await hearing(of(0.4, 0.3))).toEqual({ text: '', alternatives: ['open the mouse'] });
    expect(await hearing(of(0.18, 0.1))).toEqual({ text: '', alternatives: [] });
  });

  test('[H33] numbers and what cannot be taken back must be surer, what must work at once less', async () => {
    const taken = async (caution: 'low' | 'usual' | 'high' | 'highest', confidence: number) => {
      const options = { meaning: (text: string) => text, caution: () => caution };
      const script: Script = { kind: 'bundled', heard: { text: 'save', confidence }, options };
      return (await through(tone(2, 0.5), script)).text;
    };
    expect(await taken('high', 0.55)).toBe('');
    expect(await taken('high', 0.75)).toBe('save');
    expect(await taken('highest', 0.75)).toBe('');
    expect(await taken('highest', 0.87)).toBe('save');
    expect(await taken('usual', 0.55)).toBe('save');
    expect(await taken('usual', 0.47)).toBe('');
    expect(await taken('low', 0.47)).toBe('save');
    expect(await taken('low', 0.4)).toBe('');
  });

  test('[H33] to the bundled model, words that are no command are a command misheard where one is likely enough', async () => {
    const options = { meaning: (text: string) => (text === 'undo' ? text : null) };
    const heard = (other: number) => ({
      text: 'and do',
      confidence: 0.9,
      others: [{ text: 'undo', confidence: other }],
    });
    const hearing = (kind: RecogniserKind, other: number) =>
      through(tone(2, 0.5), { kind, heard: heard(other), options });
    expect(await hearing('bundled', 0.8)).toMatchObject({ rejected: 'unsure', alternatives: ['undo'] });
    expect(await hearing('bundled', 0.5)).toMatchObject({ text: 'and do' });
    expect(await hearing('bundled', 0.89)).toMatchObject({ text: 'undo', confidence: expect.closeTo(0.615, 3) });
    expect(await hearing('whisper', 0.65)).toMatchObject({ text: 'and do' });
  });

  test('[H34] what would be done now goes before what words mean by themselves', async () => {
    const heard = { text: 'left', confidence: 0.9, others: [{ text: 'the left one', confidence: 0.8 }] };
    const meaning = (text: string) => (text === 'left' ? 'look left' : null);
    const alone = await through(tone(2, 0.5), { kind: 'bundled', heard, options: { meaning } });
    const after = await through(tone(2, 0.5), {
      kind: 'bundled',
      heard,
      options: { meaning, effect: () => 'the left one instead' },
    });
    expect([alone.confidence, after.confidence]).toEqual([expect.closeTo(0.76, 2), expect.closeTo(0.9, 2)]);
  });

  test('[H33] a whole sentence that is read freely counts like any other meaning', async () => {
    const options = {
      meaning: (text: string) => (text === 'open the mouth' ? text : null),
      effect: (text: string) => (text.includes('jaw') ? 'lower the jaw' : null),
      caution: () => 'high' as const,
    };
    const hearing = async (confidence: number, other: number) => {
      const others = [{ text: 'open the mouth', confidence: other }];
      const heard = { text: 'could his jaw hang a little', confidence, others };
      const { text, alternatives } = await through(tone(2, 0.5), { kind: 'bundled', heard, options });
      return { text, alternatives };
    };
    expect(await hearing(0.81, 0.55)).toMatchObject({ text: 'could his jaw hang a little' });
    expect(await hearing(0.6, 0.55)).toEqual({
      text: '',
      alternatives: ['could his jaw hang a little', 'open the mouth'],
    });
    expect(await hearing(0.3, 0.29)).toEqual({ text: '', alternatives: ['could his jaw hang a little'] });
  });

  test('[H35] what only may be meant is asked about and never done; words that are heard surely are passed on', async () => {
    const options = {
      meaning: (text: string) => (text === 'undo' ? text : null),
      guess: (text: string) => (text.includes('jaw') ? 'open the mouth' : null),
    };
    const hearing = async (confidence: number, others: Heard['others'], kind: RecogniserKind = 'bundled') => {
      const heard = { text: 'his jaw hangs too little', confidence, others };
      const { text, alternatives } = await through(tone(2, 0.5), { kind, heard, options });
      return { text, alternatives };
    };
    const alone = { text: '', alternatives: ['his jaw hangs too little'] };
    expect(await hearing(0.55, [])).toEqual(alone);
    expect(await hearing(0.15, [])).toEqual({ text: '', alternatives: [] });
    // The conversation asks itself what is meant by words that were heard surely.
    expect(await hearing(0.9, [])).toMatchObject({ text: 'his jaw hangs too little' });
    expect(await hearing(0.5, [], 'whisper')).toMatchObject({ text: 'his jaw hangs too little' });
    expect(await hearing(0.61, [{ text: 'undo', confidence: 0.58 }])).toEqual({
      text: '',
      alternatives: ['his jaw hangs too little', 'undo'],
    });
    // A part of an utterance is not guessed at.
    const partial = { ...options, partial: true };
    const heard = { text: 'his jaw hangs', confidence: 0.55, others: [] };
    expect((await through(tone(2, 0.5), { kind: 'bundled', heard, options: partial })).alternatives).toEqual([]);
  });
});

test('[H20] only the voice is read, short ones with silence around them', async () => {
  const voice = (clip: Float32Array) => {
    const frames = new Float32Array(Math.ceil(clip.length / frameSamples));
    return frames.fill(1, 50, 60);
  };
  const { read, heardSeconds } = await through(tone(6, 0.5), { voice });
  expect(heardSeconds).toBeCloseTo(0.32, 5);
  expect(read).toEqual([1.1]);
});

test('[H20] speech that is longer than the window is cut in its pauses, and where there are none anywhere', async () => {
  const voice = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });
  expect(piecesOf([voice(1, 3), voice(4, 6), voice(8, 11)], 8)).toEqual([voice(1, 6), voice(8, 11)]);
  expect(piecesOf([voice(0, 20)], 8)).toEqual([voice(0, 7.5), voice(7.5, 15), voice(15, 20)]);
  const { text, read, confidence } = await through(tone(20, 0.5), {
    windowSeconds: 8,
    heard: [{ text: 'open the mouth' }, { text: 'and close', confidence: 0.7 }, { text: 'the eyes' }],
  });
  expect(text).toBe('open the mouth and close the eyes');
  expect(confidence).toBe(0.7);
  expect(Math.max(...read)).toBeLessThanOrEqual(8);
});

test('[H21] a voice is found by its probabilities: clicks are none, short pauses are part of it', () => {
  const frames = (...runs: readonly (readonly [number, number])[]) =>
    runs.flatMap(([count, probability]) => new Array<number>(count).fill(probability));
  expect(voicesIn(frames([10, 0.1], [2, 0.9], [20, 0.1]))).toEqual([]);
  expect(voicesIn(frames([10, 0.45], [20, 0.1]))).toEqual([]);
  const [one, ...more] = voicesIn(frames([10, 0], [10, 0.9], [5, 0.1], [10, 0.9], [30, 0]));
  expect(more).toEqual([]);
  expect(one?.startSeconds).toBeCloseTo(0.32, 5);
  expect(one?.endSeconds).toBeCloseTo(35 * 0.032, 5);
  expect(voicesIn(frames([10, 0.9], [20, 0], [10, 0.9])).length).toBe(2);
});

test('[H22] stuck and invented text is known, what people say is not', () => {
  const stuck = ['the the the the the the the', 'go up go up go up go up', 'ahahahahahahahaha', 'mmmmmmmmmmmmmm'];
  expect(stuck.filter((text) => !isStuck(text))).toEqual([]);
  const said = ['stop stop stop', 'no no no no no', 'undo undo undo', 'a bit more, a bit more', 'very very long hair'];
  expect(said.filter(isStuck)).toEqual([]);
  const invented = ['Thank you.', 'Thanks for watching!', '[Music]', '(applause)', '♪ la la ♪', 'you', 'Bye.'];
  expect(invented.filter((text) => !isInvention(text))).toEqual([]);
  expect(['stop', 'undo', 'open the mouth', 'quiet', 'yes', 'no', 'go'].filter(isInvention)).toEqual([]);
});

test('[H23] whole utterances go before partial ones, a newer clip takes the place of a waiting partial', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const open = Promise.withResolvers<void>();
  const take = (name: string, partial: boolean, wait: Promise<void> = Promise.resolve()) =>
    turns.take({ signal, partial }, async () => {
      await wait;
      order.push(name);
    });
  const running = take('first', false, open.promise);
  const older = take('older partial', true);
  const newer = take('newer partial', true);
  const dropped = expect(older).rejects.toMatchObject({ code: 'busy' });
  const whole = Promise.all([...Array(7).keys()].map((at) => take(`whole ${at}`, false)));
  await dropped;
  await expect(newer).rejects.toMatchObject({ code: 'busy' });
  open.resolve();
  await Promise.all([running, whole]);
  expect(order).toEqual(['first', ...[...Array(7).keys()].map((at) => `whole ${at}`)]);
});

test('[H23] a flood is refused, one that gives up leaves the queue, a failure holds nothing up', async () => {
  const turns = new Turns();
  const open = Promise.withResolvers<void>();
  const abort = new AbortController();
  const work = (own: AbortSignal = signal) => turns.take({ signal: own }, () => open.promise);
  const failing = turns.take({ signal }, async () => {
    await open.promise;
    throw new Error('failed');
  });
  const waiting = [...Array(7)].map(() => work());
  const leaving = work(abort.signal);
  await expect(work()).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('8 clips wait') });
  abort.abort();
  await expect(leaving).rejects.toMatchObject({ code: 'cancelled' });
  const last = work();
  open.resolve();
  await expect(failing).rejects.toThrow('failed');
  expect(await Promise.all([...waiting, last])).toHaveLength(8);
});

test('the level is that of the loudest tenth of a second', () => {
  const clip = silence(3);
  clip.set(tone(0.1, 1), clipRateHz);
  expect(loudestDb(clip)).toBeCloseTo(-3, 0);
  expect(loudestDb(silence(1))).toBe(Number.NEGATIVE_INFINITY);
});

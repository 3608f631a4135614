/** Models of speech in the layouts of Whisper and Moonshine, from folders; damaged folders are told by their file. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tone } from '../testing/sounds.ts';
import { openSpeechModel } from './model.ts';

vi.setConfig({ testTimeout: 60_000 });

const tiny = (name: string): string => fileURLToPath(new URL(`../testing/${name}`, import.meta.url));
const { signal } = new AbortController();
const quiet = tone(1.5, 0.1);
const loud = tone(1.5, 0.8);

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'saydrag-')), 'model');
  cpSync(tiny('tiny-whisper'), folder, { recursive: true });
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const change = (file: string, with_: object): void => {
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), ...with_ }));
};
const read = async (clip: Float32Array, others = 2, from = folder, grammar: string | null = null) => {
  const model = await openSpeechModel({ folder: from, threads: 1, language: 'de' });
  try {
    return { ...(await model.read(clip, others, grammar, signal)), model };
  } finally {
    await model.close();
  }
};

test('[H29] words come with the probability of their tokens, other readings and that of no speech', async () => {
  const heard = await read(quiet);
  expect(heard.text).toBe('open the mouth');
  // From the logits that the model was made with: 9 for a token, 8.5 for one rival, 0 for 30 or 31 others.
  const sure = Math.log(Math.exp(9) / (Math.exp(9) + 31));
  const torn = (logit: number) => Math.log(Math.exp(logit) / (Math.exp(9) + Math.exp(8.5) + 30));
  expect(heard.confidence).toBeCloseTo(Math.exp((14 * sure + torn(9)) / 15), 5);
  expect(heard.others).toEqual([
    { text: 'open the south', confidence: expect.closeTo(Math.exp((14 * sure + torn(8.5)) / 15), 5) },
  ]);
  expect(heard.noSpeech).toBeCloseTo(1 / (Math.exp(9) + 31), 6);
  expect(heard.model).toMatchObject({ windowSeconds: 8, languages: ['en'] });
});

test('[H29] the encoder runs once, whatever the number of other readings and of runs along the grammar', async () => {
  const session = await InferenceSession.create(join(folder, 'onnx/encoder_model.onnx'));
  const run = vi.spyOn(Object.getPrototypeOf(session) as InferenceSession, 'run');
  const encoded = () => run.mock.calls.filter(([feeds]) => 'input_features' in feeds).length;
  try {
    const model = await openSpeechModel({ folder, threads: 1, language: 'en' });
    const before = encoded();
    const heard = await model.read(
      quiet,
      2,
      JSON.stringify({ phrases: ['undo', 'open the south'], slots: {} }),
      signal,
    );
    expect(heard).toMatchObject({ text: 'open the mouth', others: [{}], phrases: [{ text: 'open the south' }] });
    expect(encoded() - before).toBe(1);
    await model.close();
  } finally {
    run.mockRestore();
  }
});

test('[H29] another sound, other words; no other readings where none are asked for or none is near', async () => {
  expect(await read(loud)).toMatchObject({ text: 'undo', others: [] });
  expect((await read(quiet, 0)).others).toEqual([]);
});

test('[H29] no more is written than the decoder has places for, which fails behind them', async () => {
  change('config.json', { max_target_positions: 10 });
  const { text, others } = await read(quiet);
  expect(text).toBe('open t');
  expect(others).toEqual([]);
  expect((await read(quiet, 0, folder, JSON.stringify({ phrases: ['open the mouth'], slots: {} }))).phrases).toEqual(
    [],
  );
});

// From the logits that the model was made with, as above.
const sureOfALetter = Math.log(Math.exp(9) / (Math.exp(9) + 31));
const tornTo = (logit: number) => Math.log(Math.exp(logit) / (Math.exp(9) + Math.exp(8.5) + 30));

test('[H31] what is no phrase of the grammar is read once more along it, with the probability it has without it', async () => {
  const along = async (phrases: readonly string[], slots: Readonly<Record<string, readonly string[]>> = {}) => {
    const heard = await read(quiet, 0, folder, JSON.stringify({ phrases, slots }));
    expect(heard.text).toBe('open the mouth');
    return heard.phrases;
  };
  const south = [
    { text: 'open the south', confidence: expect.closeTo(Math.exp((14 * sureOfALetter + tornTo(8.5)) / 15), 5) },
  ];
  expect(await along(['undo', 'open the south'])).toMatchObject(south);
  expect(await along(['undo', 'open the <thing>'], { thing: ['south', 'undo'] })).toMatchObject(south);
  expect(await along(['undo', 'open the mouth'])).toEqual([]);
  expect((await read(quiet, 0)).phrases).toEqual([]);
  // Nothing like it: only what the grammar has, and hardly likely.
  const [far] = (await along(['undo'])) ?? [];
  expect(far?.text).toBe('undo');
  expect(far?.confidence).toBeLessThan(0.01);
});

test('[H29] cancelled between two tokens, and free for the next clip', async () => {
  const model = await openSpeechModel({ folder, threads: 1, language: 'en' });
  await expect(model.read(quiet, 2, null, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  const abort = new AbortController();
  const reading = model.read(quiet, 2, null, abort.signal);
  const cancelled = expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  abort.abort();
  await cancelled;
  expect((await model.read(quiet, 0, null, signal)).text).toBe('open the mouth');
  await model.close();
});

test('[H30] Moonshine by its folder alone', async () => {
  expect(await read(quiet, 2, tiny('tiny-moonshine'))).toMatchObject({
    text: 'open the mouth',
    others: [{ text: 'open the south' }],
    model: { windowSeconds: 30 },
  });
});

test('[H30] a model of many languages is asked for the configured one', async () => {
  change('generation_config.json', {
    is_multilingual: true,
    lang_to_id: { '<|en|>': 3, '<|de|>': 4 },
    task_to_id: { transcribe: 5 },
  });
  // Language and task stand before the words, so that the words of this model begin two letters later.
  expect(await read(quiet, 0)).toMatchObject({ text: 'en the mouth', model: { languages: ['*'] } });
});

test('[H30] quantised weights are preferred to full ones', async () => {
  for (const part of ['encoder_model', 'decoder_model_merged']) {
    cpSync(join(folder, `onnx/${part}.onnx`), join(folder, `onnx/${part}_quantized.onnx`));
    writeFileSync(join(folder, `onnx/${part}.onnx`), 'not read');
  }
  expect((await read(quiet, 0)).text).toBe('open the mouth');
});

test.each<[string, (at: string) => void, RegExp]>([
  ['no configuration', (at) => rmSync(join(at, 'config.json')), /config\.json is missing or cannot be read/],
  ['a tokenizer that is no JSON', (at) => writeFileSync(join(at, 'tokenizer.json'), '{"a'), /tokenizer\.json is wrong/],
  [
    'another rate',
    () => change('preprocessor_config.json', { sampling_rate: 8000 }),
    /preprocessor_config\.json is wrong/,
  ],
  ['no decoder', (at) => rmSync(join(at, 'onnx/decoder_model_merged.onnx')), /has no onnx\/decoder_model_merged\.onnx/],
  [
    'damaged weights',
    (at) => writeFileSync(join(at, 'onnx/encoder_model.onnx'), 'x'.repeat(200)),
    /could not be opened/,
  ],
])('[H5] %s: refused, the file named', async (_, damage, says) => {
  damage(folder);
  await expect(openSpeechModel({ folder, threads: 1, language: 'en' })).rejects.toMatchObject({
    code: 'bad-model-files',
    message: expect.stringMatching(says),
  });
});

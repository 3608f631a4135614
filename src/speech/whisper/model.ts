/**
 * A model of speech in the layout that transformers.js loads (Whisper, Moonshine), from a local folder and from
 * nowhere else: config.json, preprocessor_config.json, tokenizer.json, tokenizer_config.json, generation_config.json
 * and onnx/{encoder_model, decoder_model_merged}. Runs in the calling process, which it blocks: see ./speech-child.ts.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AutoModelForSpeechSeq2Seq, AutoProcessor, env, LogLevel, type Tensor } from '@huggingface/transformers';
import { z } from 'zod';
import { AppError } from '../../core/index.ts';
import type { SpokenGrammar } from '../../nlu/port.ts';
import { clipRateHz, longestClipSeconds } from '../port.ts';
import { type Reading, readClip } from './decode.ts';
import { PhraseGraph } from './phrase-graph.ts';

// Downloads are ./fetch-model.ts's: this file never reaches the network, whatever a folder says.
env.allowRemoteModels = false;
env.useFSCache = false;
env.logLevel = LogLevel.ERROR;

export interface SpeechModelOptions {
  readonly folder: string;
  readonly threads: number;
  /** The language spoken, for models that know several: "en". */
  readonly language: string;
}

export interface Heard {
  readonly text: string;
  /** 0 to 1: the geometric mean of the tokens' probabilities. */
  readonly confidence: number;
  readonly others: readonly { readonly text: string; readonly confidence: number }[];
  /** What it says if it is a phrase of the grammar, best first; empty without one, or where `text` is such a phrase. */
  readonly phrases?: readonly { readonly text: string; readonly confidence: number }[];
  readonly noSpeech: number | null;
}

export interface SpeechModel {
  /** The longest piece the network hears at once. */
  readonly windowSeconds: number;
  readonly languages: readonly string[];
  /** `grammar`: a `SpokenGrammar` as JSON, or null to read freely. */
  read(clip: Float32Array, others: number, grammar: string | null, signal: AbortSignal): Promise<Heard>;
  close(): Promise<void>;
}

const generationSchema = z.object({
  is_multilingual: z.boolean().optional(),
  eos_token_id: z.union([z.int(), z.array(z.int())]).optional(),
});
const configSchema = z.looseObject({
  model_type: z.string(),
  max_target_positions: z.int().positive().optional(),
  max_position_embeddings: z.int().positive().optional(),
});
const preprocessorSchema = z.object({
  sampling_rate: z.literal(clipRateHz),
  n_samples: z.int().positive().optional(),
});

const readJson = async <T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> => {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('bad-model-files', `The speech model's file ${file} is missing or cannot be read.`, { cause });
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new AppError('bad-model-files', `The speech model's file ${file} is wrong: ${why}`, { cause });
  }
};

/** Names of precision by the ending of their files, in order of preference. */
const precisions = [
  ['q8', '_quantized'],
  ['int8', '_int8'],
  ['fp32', ''],
  ['fp16', '_fp16'],
  ['q4', '_q4'],
] as const;
type Precision = (typeof precisions)[number][0];

const precisionOf = (folder: string, part: string): Precision => {
  const found = precisions.find(([, ending]) => existsSync(join(folder, 'onnx', `${part}${ending}.onnx`)));
  if (found) return found[0];
  throw new AppError('bad-model-files', `The speech model's folder ${folder} has no onnx/${part}.onnx.`);
};

const mostGraphs = 4;

/** About six tokens a second is fast speech; twice that and a few leave room for spelt words. */
const mostTokens = (seconds: number): number => Math.min(200, 8 + Math.ceil(seconds * 12));

/**
 * Opens a model and runs it once, so that the first clip waits for nothing.
 * @throws AppError bad-model-files
 */
export const openSpeechModel = async ({ folder, threads, language }: SpeechModelOptions): Promise<SpeechModel> => {
  const [generation, preprocessor, config] = await Promise.all([
    readJson(folder, 'generation_config.json', generationSchema),
    readJson(folder, 'preprocessor_config.json', preprocessorSchema),
    readJson(folder, 'config.json', configSchema),
    readJson(folder, 'tokenizer.json', z.looseObject({})),
    readJson(folder, 'tokenizer_config.json', z.looseObject({})),
  ]);
  const dtype = {
    encoder_model: precisionOf(folder, 'encoder_model'),
    decoder_model_merged: precisionOf(folder, 'decoder_model_merged'),
  };
  env.localModelPath = dirname(folder);
  const name = basename(folder);
  const session_options = { intraOpNumThreads: threads, logSeverityLevel: 4 } as const;
  const load = async () => {
    const processor = await AutoProcessor.from_pretrained(name, {});
    const model = await AutoModelForSpeechSeq2Seq.from_pretrained(name, { dtype, device: 'cpu', session_options });
    return { processor, model };
  };
  const { processor, model } = await load().catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('bad-model-files', `The speech model in ${folder} could not be opened: ${why}`, { cause });
  });
  const { tokenizer } = processor;
  if (!tokenizer) throw new AppError('bad-model-files', `The speech model in ${folder} has no tokenizer.`);

  const vocabulary = tokenizer.get_vocab() as Map<string, number>;
  const noSpeechToken = vocabulary.get('<|nospeech|>') ?? vocabulary.get('<|nocaptions|>') ?? null;
  const end = generation.eos_token_id ?? [];
  const endTokens = Array.isArray(end) ? end : [end];
  // Whisper's name for it, Moonshine's, and what Whisper has.
  const places = config.max_target_positions ?? config.max_position_embeddings ?? 448;
  const spoken = generation.is_multilingual === true ? { language, task: 'transcribe' } : {};
  const windowSeconds = preprocessor.n_samples === undefined ? longestClipSeconds : preprocessor.n_samples / clipRateHz;

  const heard = ({ tokens, meanLogProbability }: Reading) => ({
    text: tokenizer.decode([...tokens], { skip_special_tokens: true }).trim(),
    confidence: Math.exp(meanLogProbability),
  });

  // Where tokens hold the space before a word, as Whisper's do, the first word has one too.
  const beginsWithSpace = [...vocabulary.keys()].some((token) => /^[Ġ▁]./u.test(token));
  // Built once for each moment: asleep and awake, with and without numbers on the screen.
  const graphs = new Map<string, PhraseGraph>();
  const graphOf = (grammar: string): PhraseGraph => {
    const known = graphs.get(grammar);
    if (known) return known;
    const tokensOf = (word: string) => tokenizer.encode(word, { add_special_tokens: false });
    const graph = new PhraseGraph(JSON.parse(grammar) as SpokenGrammar, tokensOf, beginsWithSpace);
    if (graphs.size >= mostGraphs) graphs.clear();
    graphs.set(grammar, graph);
    return graph;
  };

  const read = async (
    clip: Float32Array,
    others: number,
    grammar: string | null,
    signal: AbortSignal,
  ): Promise<Heard> => {
    const inputs = (await processor(clip)) as Record<string, Tensor>;
    const phrases = grammar === null ? null : graphOf(grammar);
    const readings = await readClip(model, {
      inputs,
      options: spoken,
      mostTokens: mostTokens(clip.length / clipRateHz),
      places,
      noSpeechToken,
      endTokens,
      others,
      phrases,
      signal,
    });
    return {
      ...heard(readings.best),
      others: readings.others.map(heard),
      phrases: readings.phrases.map(heard),
      noSpeech: readings.noSpeech,
    };
  };
  await read(new Float32Array(clipRateHz), 0, null, new AbortController().signal);

  return {
    windowSeconds,
    languages: generation.is_multilingual === true ? ['*'] : ['en'],
    read,
    close: async () => {
      await model.dispose();
    },
  };
};

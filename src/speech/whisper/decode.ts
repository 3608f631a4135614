/**
 * Decoding with the probabilities that transformers.js 4.3 does not hand out, and other readings: where the model was
 * torn between tokens, another one is forced and the rest decoded again, then the same in what came out, always at the
 * turn that lost the least (best first). The likeliest reading as a whole wins.
 *
 * Where the best reading is none of the phrases that can be said now, the clip is read once more along those phrases
 * only. Its probability is the one that the model gave without that rule, so that both can be compared.
 */
import { LogitsProcessor, LogitsProcessorList, type PreTrainedModel, type Tensor } from '@huggingface/transformers';
import { AppError } from '../../core/index.ts';
import type { PhraseGraph, Places } from './phrase-graph.ts';

/** One way to read a clip. */
export interface Reading {
  readonly tokens: readonly number[];
  /** Mean over the tokens, in nats; the end token counts, so that a cut sentence is less certain. */
  readonly meanLogProbability: number;
}

export interface Readings {
  readonly best: Reading;
  /** Other readings, best first. */
  readonly others: readonly Reading[];
  /** The likeliest of the phrases, best first; empty where there are none or the best reading is one of them. */
  readonly phrases: readonly Reading[];
  /** Probability of the model's own token for "no speech"; null where it has none. */
  readonly noSpeech: number | null;
}

export interface DecodeRequest {
  /** What the feature extractor made: `input_features` (Whisper) or `input_values` (Moonshine). */
  readonly inputs: Readonly<Record<string, Tensor>>;
  /** The most tokens that are written. */
  readonly mostTokens: number;
  /** How many tokens the decoder has places for, the prompt's included: behind them it fails. */
  readonly places: number;
  /** Options of `generate` that the model needs: the language. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly noSpeechToken: number | null;
  readonly endTokens: readonly number[];
  /** How many other readings to look for; each costs a run of the decoder. */
  readonly others: number;
  /** What can be said now; null to read freely only. */
  readonly phrases: PhraseGraph | null;
  readonly signal: AbortSignal;
}

/** Another token is worth trying when the model gave it at least this probability. */
const leastRivalProbability = 0.02;

/** Phrases share their beginnings, so a wrong turn costs more: further ways along them that are tried. */
const otherPhrases = 3;

/** Whisper's: start, language, task, no timestamps. */
const longestPrompt = 4;

interface Step {
  /** Number of tokens before this one, the prompt included. */
  readonly position: number;
  readonly logProbabilities: Float32Array;
  /** Null: any. */
  readonly allowed: ReadonlySet<number> | null;
}

const logSoftmax = (logits: ArrayLike<number>): Float32Array => {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logits.length; i++) most = Math.max(most, logits[i] ?? most);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += Math.exp((logits[i] ?? 0) - most);
  const shift = most + Math.log(sum);
  return Float32Array.from(logits, (logit) => logit - shift);
};

const goOn = (signal: AbortSignal): void => {
  if (signal.aborted) throw new AppError('cancelled', 'Reading the clip was cancelled.');
};

/** The phrases as a rule for the next token. */
interface Rule {
  readonly graph: PhraseGraph;
  readonly promptLength: number;
  readonly endTokens: readonly number[];
}

const allowedAfter = ({ graph, promptLength, endTokens }: Rule, sequence: readonly bigint[]): ReadonlySet<number> => {
  const said = sequence.slice(promptLength).map(Number);
  const places = said.reduce<Places>((from, token) => graph.step(from, token), graph.start);
  const { tokens, ends } = graph.allowed(places);
  // Where the phrases are left nothing but the end remains; such a reading is no phrase and is dropped.
  return ends || tokens.size === 0 ? new Set([...tokens, ...endTokens]) : tokens;
};

/**
 * Keeps what the model thought at every step, and leaves it no choice but the rule's. Also the place where a
 * cancellation is heard: Whisper's `generate` does not pass stopping criteria on.
 */
class ScoreKeeper extends LogitsProcessor {
  readonly steps: Step[] = [];
  readonly #rule: Rule | null;
  readonly #signal: AbortSignal;

  constructor(rule: Rule | null, signal: AbortSignal) {
    super();
    this.#rule = rule;
    this.#signal = signal;
  }

  override _call(inputIds: bigint[][], logits: Tensor): Tensor {
    goOn(this.#signal);
    const sequence = inputIds[0] ?? [];
    const allowed = this.#rule && allowedAfter(this.#rule, sequence);
    const data = logits.data as Float32Array;
    this.steps.push({ position: sequence.length, logProbabilities: logSoftmax(data), allowed });
    if (allowed) for (const id of data.keys()) if (!allowed.has(id)) data[id] = Number.NEGATIVE_INFINITY;
    return logits;
  }
}

/** Tokens with the probability that the model gave each, in nats. */
interface Said {
  readonly tokens: readonly number[];
  readonly logProbabilities: readonly number[];
}

interface Run extends Said {
  readonly prompt: readonly number[];
  /** One for each token that was not given. */
  readonly steps: readonly Step[];
}

const readRun = (sequence: readonly number[], steps: readonly Step[], given: Said): Run => {
  const first = steps[0]?.position ?? sequence.length;
  const promptLength = first - given.tokens.length;
  const chosen = steps.map(
    ({ position, logProbabilities }) => logProbabilities[sequence[position] ?? -1] ?? Number.NEGATIVE_INFINITY,
  );
  return {
    prompt: sequence.slice(0, promptLength),
    steps,
    tokens: sequence.slice(promptLength),
    logProbabilities: [...given.logProbabilities, ...chosen],
  };
};

const nothing: Said = { tokens: [], logProbabilities: [] };

const total = (logProbabilities: readonly number[]): number => logProbabilities.reduce((sum, one) => sum + one, 0);
const readingOf = ({ tokens, logProbabilities }: Said): Reading => ({
  tokens,
  meanLogProbability: tokens.length === 0 ? Number.NEGATIVE_INFINITY : total(logProbabilities) / tokens.length,
});

/** Another way on from the middle of a reading. */
interface Turn extends Said {
  /** The reading's probability if nothing else became less likely, in nats. */
  readonly promise: number;
}

/** So many other tokens are looked at in one place. */
const rivalsInOnePlace = 3;

/** The turns that a reading did not take, of tokens that were at least so likely. Those before its own begin are another reading's. */
const turnsOf = (run: Run, ends: readonly number[], leastLogProbability: number): readonly Turn[] => {
  const given = run.tokens.length - run.steps.length;
  const whole = total(run.logProbabilities);
  return run.steps.flatMap(({ logProbabilities, allowed }, index) => {
    const at = given + index;
    const rivals: { token: number; logProbability: number }[] = [];
    for (const [token, logProbability] of logProbabilities.entries()) {
      if (logProbability < leastLogProbability || token === run.tokens[at]) continue;
      if ((at === 0 && ends.includes(token)) || (allowed !== null && !allowed.has(token))) continue;
      rivals.push({ token, logProbability });
    }
    return rivals
      .sort((a, b) => b.logProbability - a.logProbability)
      .slice(0, rivalsInOnePlace)
      .map(({ token, logProbability }) => ({
        tokens: [...run.tokens.slice(0, at), token],
        logProbabilities: [...run.logProbabilities.slice(0, at), logProbability],
        promise: whole - (run.logProbabilities[at] ?? 0) + logProbability,
      }));
  });
};

const byLikelihood = (readings: readonly Reading[]): readonly Reading[] =>
  readings.toSorted((a, b) => b.meanLogProbability - a.meanLogProbability);

/**
 * Reads one clip. The encoder runs once, whatever the number of other readings.
 * @throws AppError cancelled, after the token under way; what the runtime throws.
 */
export const readClip = async (model: PreTrainedModel, request: DecodeRequest): Promise<Readings> => {
  goOn(request.signal);

  // What is not on this list `generate` drops without a word, and runs the encoder anew for each reading.
  if (!model.forward_params.includes('encoder_outputs')) model.forward_params.push('encoder_outputs');

  let encoded: unknown = null;
  let noSpeech: number | null = null;
  const forward = model.forward;
  // The first run's own input and output hold what `generate` keeps to itself: the encoder's result and the
  // probabilities behind the very first token of the prompt.
  model.forward = async (inputs: Record<string, unknown>) => {
    const outputs = await forward.call(model, inputs);
    if (encoded === null) {
      encoded = inputs['encoder_outputs'];
      const logits = outputs['logits'] as Tensor;
      const width = logits.dims.at(-1) ?? 0;
      if (request.noSpeechToken !== null) {
        const behind = logSoftmax((logits.data as Float32Array).subarray(0, width));
        noSpeech = Math.exp(behind[request.noSpeechToken] ?? Number.NEGATIVE_INFINITY);
      }
    }
    return outputs;
  };

  const generate = async (rule: Rule | null, prompt: readonly number[] | null, given: Said = nothing): Promise<Run> => {
    const begun = prompt && { decoder_input_ids: [...prompt, ...given.tokens], encoder_outputs: encoded };
    const free = request.places - (begun?.decoder_input_ids.length ?? longestPrompt);
    const keeper = new ScoreKeeper(rule, request.signal);
    const processors = new LogitsProcessorList();
    processors.push(keeper);
    const sequences = (await model.generate({
      ...request.inputs,
      ...request.options,
      ...begun,
      max_new_tokens: Math.max(1, Math.min(request.mostTokens, free)),
      logits_processor: processors,
    })) as Tensor;
    return readRun((sequences.tolist()[0] as bigint[]).map(Number), keeper.steps, given);
  };

  /** Other readings, by the turns that promise most. */
  const otherReadings = async (rule: Rule | null, first: Run, most: number, least: number): Promise<Reading[]> => {
    const found: Reading[] = [];
    const mostGiven = request.places - first.prompt.length - 1;
    const turnsIn = (run: Run) =>
      turnsOf(run, request.endTokens, Math.log(least)).filter(({ tokens }) => tokens.length <= mostGiven);
    let turns = turnsIn(first);
    while (found.length < most) {
      const [turn, ...rest] = turns.toSorted((a, b) => b.promise - a.promise);
      if (turn === undefined) break;
      // An end that is forced needs no run.
      const ended = request.endTokens.includes(turn.tokens.at(-1) ?? -1);
      const run = ended ? null : await generate(rule, first.prompt, turn);
      found.push(readingOf(run ?? turn));
      turns = run === null ? rest : [...rest, ...turnsIn(run)];
    }
    return found;
  };

  const alongPhrases = async (graph: PhraseGraph, prompt: readonly number[]): Promise<readonly Reading[]> => {
    const rule: Rule = { graph, promptLength: prompt.length, endTokens: request.endTokens };
    const first = await generate(rule, prompt);
    const all = [readingOf(first), ...(await otherReadings(rule, first, otherPhrases, leastRivalProbability / 10))];
    return byLikelihood(all.filter(({ tokens }) => graph.holds(wordTokens(tokens))));
  };

  const wordTokens = (tokens: readonly number[]): readonly number[] =>
    tokens.filter((token) => !request.endTokens.includes(token));

  try {
    const first = await generate(null, null);
    const others = await otherReadings(null, first, request.others, leastRivalProbability);
    // Greedy choices may lead into a corner: a reading that began less likely can be the likelier one as a whole.
    const [best = readingOf(first), ...rest] = byLikelihood([readingOf(first), ...others]);
    const graph = request.phrases;
    const known = graph === null || graph.holds(wordTokens(best.tokens));
    const phrases = known ? [] : await alongPhrases(graph, first.prompt);
    return { best, others: rest, phrases, noSpeech };
  } finally {
    model.forward = forward;
  }
};

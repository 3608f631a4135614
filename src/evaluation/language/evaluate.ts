/**
 * Judges what the language layers make of sentences, as they stand and as a recogniser mishears them: the rules alone, the
 * second hearing of what they refuse, the reader of sentences behind both, and, where a language model is given, what it
 * makes of what is refused still.
 */
import type { Domain, Understanding } from '../../core/index.ts';
import type { Interpret, Interpretation, Understand } from '../../nlu/index.ts';
import { judge, type Verdict } from './judge.ts';
import { misheard, type NoiseKind, noiseKinds } from './noise.ts';
import type { Sentence } from './sentences.ts';

export type Layer = 'control' | 'edit' | 'refusal';

export interface Judged {
  readonly sentence: Sentence;
  /** What was heard: the sentence itself, or a misheard copy. */
  readonly heard: string;
  readonly noise: NoiseKind | null;
  /** What should answer it. */
  readonly layer: Layer;
  readonly rules: Verdict;
  /** With the second hearing behind the rules. */
  readonly again: Verdict;
  /** With the reader of sentences behind both: what the program does. */
  readonly read: Verdict;
  /** Not done, and the right one was among the sentences that were offered for it by number. */
  readonly offered: boolean;
  /** How long all of that took. */
  readonly ms: number;
  /** With the language model behind them; null where there is none. */
  readonly model: Verdict | null;
  readonly said: string;
}

export interface LanguageParts {
  readonly domain: Domain;
  /** The rules alone. */
  readonly understand: Understand;
  /** The rules with a second hearing for what they refuse; without one the rules stand for it. */
  readonly hearAgain?: Understand;
  /** Both, with the reader of sentences behind them; without one the second hearing stands for it. */
  readonly readFreely?: Understand;
  readonly interpret: Interpret | null;
  readonly nowMs: () => number;
}

const layerOf = ({ readings: [first] }: Sentence): Layer =>
  first?.kind === 'control' ? 'control' : first?.kind === 'edit' ? 'edit' : 'refusal';

const shown = (understood: Understanding): string =>
  understood.kind === 'command' ? JSON.stringify(understood.command) : understood.text;

/** The likeliest way counts where there are several; for a wish that should be refused, offering ways is right. */
const judgeModel = (found: Interpretation, before: Understanding, sentence: Sentence): Verdict => {
  if (found.kind === 'proposal' && found.proposal.kind === 'edit') {
    return judge({ kind: 'command', command: found.proposal.command }, sentence);
  }
  if (found.kind === 'proposal') return 'wrong';
  const [first] = found.kind === 'choices' ? found.choices : [];
  if (first !== undefined && layerOf(sentence) !== 'refusal')
    return judge({ kind: 'command', command: first }, sentence);
  return judge(before, sentence);
};

/** Those that every refusal shows, whatever was said, are no offer. */
const offersRight = (understood: Understanding, { domain, understand }: LanguageParts, sentence: Sentence): boolean =>
  understood.kind === 'not-understood' &&
  !understood.suggestions.every((way) => domain.suggestions.includes(way)) &&
  understood.suggestions.some((way) => {
    const found = understand(way, domain);
    return found.kind === 'command' && judge(found, sentence) === 'right';
  });

/** No picture and no points: sentences are judged, not places. */
const blank = { keyPoints: [], picture: { size: 1, rgb: new Uint8Array(3) }, done: [] } as const;

const judgeOne = async (
  parts: LanguageParts,
  sentence: Sentence,
  heard: string,
  noise: NoiseKind | null,
  signal: AbortSignal,
): Promise<Judged> => {
  const { domain, understand, hearAgain = understand, readFreely = hearAgain, interpret, nowMs } = parts;
  const rules = judge(understand(heard, domain), sentence);
  const again = judge(hearAgain(heard, domain), sentence);
  const startedMs = nowMs();
  const understood = readFreely(heard, domain);
  const ms = nowMs() - startedMs;
  const read = judge(understood, sentence);
  const asks = interpret !== null && understood.kind === 'not-understood';
  const found = asks ? await interpret({ text: heard, domain, ...blank }, signal) : null;
  const model = interpret === null ? null : found === null ? read : judgeModel(found, understood, sentence);
  const said = found === null ? shown(understood) : JSON.stringify(found);
  const offered = (read === 'refused' || read === 'declined') && offersRight(understood, parts, sentence);
  return { sentence, heard, noise, layer: layerOf(sentence), rules, again, read, offered, ms, model, said };
};

/** Yields each sentence as it is judged: as it stands, then (seeded) misheard. A model is asked about the plain ones only. */
export async function* evaluateLanguage(
  parts: LanguageParts,
  sentences: readonly Sentence[],
  seed: number,
  signal: AbortSignal,
): AsyncGenerator<Judged> {
  for (const sentence of sentences) yield await judgeOne(parts, sentence, sentence.text, null, signal);
  const rulesAlone = { ...parts, interpret: null };
  for (const kind of noiseKinds) {
    for (const sentence of sentences) {
      const heard = misheard(sentence.text, kind, seed);
      if (heard !== null) yield await judgeOne(rulesAlone, sentence, heard, kind, signal);
    }
  }
}

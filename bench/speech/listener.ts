/** The bundled model folder's program as a page's sound meets it: recogniser, grammar of the moment, rules and reader. */
import { fileURLToPath } from 'node:url';
import type { Command } from '../../src/core/index.ts';
import { loadDomain } from '../../src/grounding/index.ts';
import { type ClipWords, clipWords, openUnderstand } from '../../src/server/index.ts';
import {
  openRecogniser,
  type Recogniser,
  readSpeechSettings,
  type SpeechSettings,
  type Transcript,
} from '../../src/speech/index.ts';
import { processorMs } from '../machine.ts';

/** Asked: numbered choices were shown, the right one among them or not. */
export type Outcome = 'right' | 'asked, among them' | 'asked' | 'wrong' | 'none';

export interface Listener {
  readonly settings: SpeechSettings;
  readonly recogniser: Recogniser;
  /** By the rules alone. */
  commandOf(text: string): Command | null;
  /** What a conversation would do with what it is given: heard again by its sound, and read by the reader where that is sure. */
  doneWith(text: string): Command | null;
  hear(clip: Float32Array): Promise<Transcript & { readonly tookMs: number; readonly workMs: number }>;
  /** The same in a conversation that has just done this edit. */
  after(edit: string): Pick<Listener, 'doneWith' | 'hear'>;
  /** Names what would be done with these words said aloud; null: nothing. */
  said(text: string): string | null;
  /** Names what would be done with these words if they were typed; null: nothing. Equal names, equal doing. */
  typed(text: string): string | null;
  /** What became of a clip in which `said` was said, null: nothing that is a command. */
  outcomeOf(said: string | null, heard: Transcript): Outcome;
}

/** What would be done with words; and had they been typed, which is what is asked about. */
type Effects = Pick<ClipWords['told'], 'effect' | 'guess'>;
const named = ({ effect, guess }: Effects, text: string): string | null => effect(text) ?? guess(text);

/** What became of a clip of which `wanted` was to be done, null: nothing. */
export const outcomeOf = (
  wanted: string | null,
  { rejected, text, alternatives }: Transcript,
  effects: Effects,
): Outcome => {
  const done = rejected === null ? effects.effect(text) : null;
  if (done !== null) return done === wanted ? 'right' : 'wrong';
  const offered =
    rejected === 'unsure' ? alternatives.map((one) => named(effects, one)).filter((one) => one !== null) : [];
  if (wanted !== null && offered.includes(wanted)) return 'asked, among them';
  return offered.length > 0 ? 'asked' : 'none';
};

/** `plain`: without the grammar of the moment and without more caution for some commands. */
export const openListener = async (choice: string, plain = false): Promise<Listener> => {
  const folder = fileURLToPath(new URL('../../models/lion', import.meta.url));
  const domain = await loadDomain(folder);
  const understandFreely = await openUnderstand(folder, domain);
  const settings = readSpeechSettings(process.env, { choice });
  const recogniser = openRecogniser(settings, { fetch: 'now' });
  if (!recogniser) throw new RangeError('SAYDRAG_RECOGNISER is off.');
  const processId = () => ('processId' in recogniser ? (recogniser.processId as number | null) : null);

  const within = ({ doneWith, told }: ClipWords): Pick<Listener, 'doneWith' | 'hear'> => ({
    doneWith: (text) => {
      const found = doneWith(text);
      return found.kind === 'command' ? found.command : null;
    },
    hear: async (clip) => {
      const started = performance.now();
      const before = processorMs(processId()) ?? Number.NaN;
      const { signal } = new AbortController();
      const { expect, meaning } = told;
      const heard = await recogniser.transcribe(clip, { signal, ...(plain ? { expect, meaning } : told) });
      const workMs = (processorMs(processId()) ?? Number.NaN) - before;
      return { ...heard, tookMs: performance.now() - started, workMs };
    },
  });
  const alone = clipWords(domain, understandFreely);
  const { commandOf } = alone;
  const typed = (text: string): string | null => named(alone.told, text);

  return {
    settings,
    recogniser,
    commandOf,
    ...within(alone),
    after: (edit) => {
      const command = commandOf(edit);
      if (command?.kind !== 'edit') throw new RangeError(`“${edit}” is no edit.`);
      return within(clipWords(domain, understandFreely, command));
    },
    said: alone.told.effect,
    typed,
    outcomeOf: (said, heard) => outcomeOf(said === null ? null : typed(said), heard, alone.told),
  };
};

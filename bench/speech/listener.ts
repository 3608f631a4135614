/** The bundled model folder's program as a page's sound meets it: recogniser, grammar of the moment, rules and reader. */
import { fileURLToPath } from 'node:url';
import type { Command, Domain } from '../../src/core/index.ts';
import { loadDomain } from '../../src/grounding/index.ts';
import { closedPhrases, spokenGrammar, understand } from '../../src/nlu/index.ts';
import { cautionOf } from '../../src/server/caution.ts';
import { openUnderstand } from '../../src/server/sentence-reader.ts';
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
  readonly domain: Domain;
  readonly settings: SpeechSettings;
  readonly recogniser: Recogniser;
  /** By the rules alone. */
  commandOf(text: string): Command | null;
  /** What a conversation would do with what it is given: heard again by its sound, and read by the reader where that is sure. */
  doneWith(text: string): Command | null;
  hear(clip: Float32Array): Promise<Transcript & { readonly tookMs: number; readonly workMs: number }>;
  /** The same would be done with both. */
  same(one: string, other: string): boolean;
  /** What became of a clip in which `said` was said, null: nothing that is a command. */
  outcomeOf(said: string | null, heard: Transcript): Outcome;
}

const nameOf = (command: Command | null): string | null => (command === null ? null : JSON.stringify(command));

/** `plain`: without the grammar of the moment and without more caution for some commands. */
export const openListener = async (choice: string, plain = false): Promise<Listener> => {
  const folder = fileURLToPath(new URL('../../models/lion', import.meta.url));
  const domain = await loadDomain(folder);
  const understandFreely = await openUnderstand(folder, domain);
  const settings = readSpeechSettings(process.env, { choice });
  const recogniser = openRecogniser(settings, { fetch: 'now' });
  if (!recogniser) throw new RangeError('SAYDRAG_RECOGNISER is off.');
  const processId = () => ('processId' in recogniser ? (recogniser.processId as number | null) : null);

  const commandOf = (text: string): Command | null => {
    const found = understand(text, domain);
    return found.kind === 'command' ? found.command : null;
  };
  const doneWith = (text: string): Command | null => {
    const found = understandFreely(text, domain, { last: null, spoken: true });
    return found.kind === 'command' ? found.command : null;
  };
  const caution = (text: string) => {
    const command = doneWith(text);
    return command === null ? ('usual' as const) : cautionOf(command, false);
  };
  const expect = closedPhrases(domain, { numbers: [], pointing: false, taught: [] });
  // Numbers and a grid are on the screen: more can be said then, and more can be misheard.
  const grammar = spokenGrammar(domain, { numbers: [], pointing: true, taught: [] });
  const meaning = (text: string) => nameOf(commandOf(text));
  const effect = (text: string) => nameOf(doneWith(text));
  const following = plain ? {} : { grammar, effect, caution };

  return {
    domain,
    settings,
    recogniser,
    commandOf,
    doneWith,
    hear: async (clip) => {
      const started = performance.now();
      const before = processorMs(processId()) ?? Number.NaN;
      const { signal } = new AbortController();
      const heard = await recogniser.transcribe(clip, { signal, expect, meaning, ...following });
      const workMs = (processorMs(processId()) ?? Number.NaN) - before;
      return { ...heard, tookMs: performance.now() - started, workMs };
    },
    same: (one, other) => effect(one) === effect(other),
    outcomeOf: (said, { rejected, text, alternatives }) => {
      const wanted = said === null ? null : effect(said);
      const done = rejected === null ? doneWith(text) : null;
      if (done !== null) return wanted !== null && nameOf(done) === wanted ? 'right' : 'wrong';
      const offered = rejected === 'unsure' ? alternatives.map(effect).filter((one) => one !== null) : [];
      if (wanted !== null && offered.includes(wanted)) return 'asked, among them';
      return offered.length > 0 ? 'asked' : 'none';
    },
  };
};

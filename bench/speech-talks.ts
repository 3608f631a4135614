/**
 * Conversations of test/language spoken instead of typed: does hearing know what was said before? Every turn is spoken by a
 * voice that was in no training, heard as the conversation stands, and compared with what the typed words would do there.
 * Then the typed words are said, so that each turn is judged after what its author had before it.
 *
 *   node bench/speech-talks.ts [--recogniser bundled|whisper:OWNER/NAME|remote] [--every 4] [--alone] [--wrong]
 *
 * --every: one talk of so many. --alone: hearing is not told what the conversation would do, as it was before H34.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openTalks } from '../src/cli/eval-language-command.ts';
import type { Command } from '../src/core/index.ts';
import { standingTalk } from '../src/evaluation/index.ts';
import { spokenGrammar } from '../src/nlu/index.ts';
import { cautionIn, momentOf } from '../src/server/audio-socket.ts';
import { isMended } from '../src/server/caution.ts';
import { clipWords } from '../src/server/index.ts';
import { openRecogniser, readSpeechSettings, type TranscribeOptions } from '../src/speech/index.ts';
import { type Outcome, outcomeOf } from './speech/listener.ts';
import { music, pinkNoise, withNoise, withPauses } from './speech/sounds.ts';
import { voicesHere } from './speech/voices.ts';

const { values } = parseArgs({
  options: {
    recogniser: { type: 'string', default: 'bundled' },
    every: { type: 'string', default: '4' },
    alone: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
  },
});
const voices = voicesHere();
const recogniser = openRecogniser(readSpeechSettings(process.env, { choice: values.recogniser }), { fetch: 'now' });
if (voices.length === 0 || recogniser === null) {
  console.log('Skipped: nobody can speak, or nobody listens.');
  process.exit(0);
}

const model = fileURLToPath(new URL('../models/lion', import.meta.url));
const tables = fileURLToPath(new URL('../test/language', import.meta.url));
const opened = await openTalks(tables, model);
if (opened === null) throw new RangeError(`There are no conversations in ${tables}.`);
const { parts, talks, frontal } = opened;
const { domain, understand } = parts;

const alone = clipWords(domain, understand);
const nameOf = (commands: readonly Command[]): string | null =>
  commands.length === 0 ? null : JSON.stringify(commands);
/** Words that a synthesiser reads as they were meant. */
const isSpeakable = (said: string): boolean => /^[a-z0-9' ,.!?-]{2,75}$/i.test(said);

interface Row {
  readonly kind: 'by itself' | 'after what was said';
  readonly condition: 'clean' | '10 dB';
  readonly outcome: Outcome;
}
const rows: Row[] = [];
let at = 0;
for (const [number, { turns }] of talks.entries()) {
  if (number % Number(values.every) !== 0) continue;
  const voice = voices[at % voices.length];
  if (voice === undefined) break;
  const conversation = await standingTalk(parts, frontal);
  const effect = (text: string): string | null => nameOf(conversation.wouldDo(text));
  const guess = (text: string): string | null => nameOf(conversation.wouldDo(text, 'typed'));
  for (const { said } of turns) {
    const wanted = isSpeakable(said) ? effect(said) : null;
    if (wanted !== null) {
      at += 1;
      const clip = voice.say(said.toLowerCase());
      const noise = at % 2 === 0 ? pinkNoise(3, at) : music(3, at);
      const told: Omit<TranscribeOptions, 'signal'> = {
        ...alone.told,
        ...(values.alone
          ? {}
          : {
              effect,
              guess,
              grammar: spokenGrammar(domain, momentOf(conversation.overlay, conversation.state, [])),
              caution: (text: string) => cautionIn(conversation, text, (words) => isMended(words, domain)),
            }),
      };
      const kind = alone.told.effect(said) === null ? 'after what was said' : 'by itself';
      for (const condition of ['clean', '10 dB'] as const) {
        const sound = condition === 'clean' ? withPauses(clip, at) : withNoise(clip, noise, 10);
        const heard = await recogniser.transcribe(sound, { ...told, signal: new AbortController().signal });
        const outcome = outcomeOf(wanted, heard, { effect, guess });
        rows.push({ kind, condition, outcome });
        if (values.wrong && outcome !== 'right')
          console.log(
            `${condition}: “${said}” → ${outcome}: “${heard.text}” ${heard.confidence.toFixed(2)} ${heard.alternatives.slice(0, 3).join(' | ')}`,
          );
      }
    }
    await conversation.say(said);
  }
  await conversation.close();
}
await recogniser.close();

const outcomes: readonly Outcome[] = ['right', 'asked, among them', 'asked', 'wrong', 'none'];
console.log(`Heard by: ${recogniser.info.name}${values.alone ? ', each turn by itself' : ''}.\n`);
console.log(`| condition | its words mean something | turns | ${outcomes.join(' | ')} |`);
console.log(`| --- | --- | --- |${' --- |'.repeat(outcomes.length)}`);
for (const condition of ['clean', '10 dB'] as const) {
  for (const kind of ['by itself', 'after what was said'] as const) {
    const part = rows.filter((row) => row.condition === condition && row.kind === kind);
    const shares = outcomes.map((one) => {
      const count = part.filter(({ outcome }) => outcome === one).length;
      return `${((100 * count) / Math.max(1, part.length)).toFixed(1)} %`;
    });
    console.log(`| ${condition} | ${kind} | ${part.length} | ${shares.join(' | ')} |`);
  }
}

/** A word that is spelled, put where the last sentence went wrong. */
import { offer } from './choosing.ts';
import type { Desk } from './desk.ts';
import { replies } from './replies.ts';

/** The sentences that come of putting a word in the place of one or two words of another sentence, if they mean something. */
const withWord = ({ parts, domain, lastCommand }: Desk, sentence: string, word: string): readonly string[] => {
  const words = sentence.replace(/[.!?]+$/, '').split(/\s+/);
  const understood = (text: string) => {
    const found = parts.understand(text, domain, { last: lastCommand });
    return found.kind === 'command' && found.heardAs === undefined;
  };
  const of = (length: number) =>
    words.flatMap((_, at) => {
      const said = [...words.slice(0, at), word, ...words.slice(at + length)].join(' ');
      return at + length <= words.length && said !== sentence && understood(said) ? [said] : [];
    });
  const one = of(1);
  return [...new Set(one.length > 0 ? one : of(2))].slice(0, 4);
};

/** `word`: null where "spell that" was said alone. What to say next; null where all is said. */
export const spell = (desk: Desk, word: string | null): string | null => {
  const { outbox, said } = desk;
  if (word === null) {
    outbox.message('answer', replies.howToSpell(said?.text ?? null));
    return null;
  }
  const sentences = said === null ? [word] : withWord(desk, said.text, word);
  const [only] = sentences;
  if (only === undefined) {
    outbox.message('answer', replies.spelledInVain(word, said?.text ?? ''));
    return null;
  }
  if (sentences.length === 1) return only;
  outbox.message('answer', replies.choices(sentences), sentences);
  offer(desk, sentences, true, (sentence) => desk.say(sentence));
  return null;
};

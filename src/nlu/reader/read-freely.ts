/**
 * Rules first; what they cannot read at all is read by the network. Where it is sure, its reading is taken and said;
 * where it is less sure, it is asked about; else the rules' refusal stands. What the rules read and refuse for a reason
 * (a contradiction, a wish with many answers) is not read again; where they would ask for a missing half, or take it for
 * talk, it must be surer.
 */
import {
  type Command,
  type Domain,
  firstVersion,
  isSmallTalk,
  spokenNames,
  type Understanding,
} from '../../core/index.ts';
import type { SpokenContext, Understand } from '../port.ts';
import { takesBack } from '../remarks.ts';
import { wholeName } from '../resolve.ts';
import { askedFrom, sureFrom, surerFrom, weightOf } from './bounds.ts';
import { measured } from './measures.ts';
import type { DoneBefore, ReadCommand, SentenceReader } from './port.ts';
import { notTooMuch } from './too-much.ts';
import { isHalfOfTwoSides, readTwoSides } from './two-sides.ts';
import { whoseUndo } from './whose-undo.ts';
import { wordsOf } from './words.ts';

/**
 * What the rules could not read at all; and what they read as half a request ("head up, it's too low"), where the network must
 * be surer, since they would ask for the other half.
 */
const unread: ReadonlySet<string> = new Set(['nonsense', 'unknown-part', 'unknown-action', 'unknown-region']);
const halfRead: ReadonlySet<string> = new Set(['gap', 'nothing-to-do']);
const surerThanRules = { half: 0.15, other: 0.3 } as const;
/** Of fewer words the other half is asked for: "close the left". */
const wordsOfHalf = 4;

/** The rules saw a part and something that it cannot do ("tilt the ears"): then another part is a reading of it where it is surer. */
const isOfOtherParts = (text: string, command: Command, domain: Domain): boolean => {
  if (command.kind !== 'edit') return false;
  const words = new Set(text.toLowerCase().match(/[a-z]+/g));
  return !command.edits.some(({ part: name }) => {
    const part = domain.parts.find((one) => one.name === name);
    return part && spokenNames(part).some((word) => words.has(word));
  });
};

const offered = (
  refusal: Extract<Understanding, { readonly kind: 'not-understood' }>,
  words: string,
): Understanding => ({
  ...refusal,
  text: `I am not sure what you mean. Did you mean “${words}”?`,
  suggestions: [words],
});

const taken = ({ command, words }: ReadCommand): Understanding => ({ kind: 'command', command, heardAs: words });

const doneBefore = (context?: SpokenContext): DoneBefore => ({
  last: context?.last ?? null,
  takenBack: context?.takenBack === true,
});

/** Kinds of file that no picture is saved as: "export it as a PDF" is asked about. */
const otherFormat =
  /\b(?:pdf|psd|cad|dwg|dxf|svg|eps|ai file|tiff?|bmp|raw|heic|stl|obj|fbx|glb|gltf|docx?|word file|powerpoint|pptx?|excel|xlsx?|csv|mp4|mov|avi|video)\b/i;
const isOfOtherFormat = ({ kind }: Command, text: string): boolean => kind === 'save' && otherFormat.test(text);

/** What no picture of a face does: "make him sit down" moves nothing. */
const pose = /\b(?:sit|stand|lie|lay|kneel|crouch|squat|jump|dance|walk|run)s?(?: up| down)?(?: straight)?[.!?]?$/i;
const isPose = (command: Command, text: string): boolean =>
  command.kind === 'edit' && command.edits.every(({ part }) => part === wholeName) && pose.test(text.trim());

/** Whoever asks how to save is told. */
const isOnlyTalk = (command: Command): boolean =>
  isSmallTalk(command) && !(command.kind === 'tell' && command.about === 'saving');
/** "That's not what I meant, the mouth should be wider" is more than talk, where the network is as sure as this. */
const sureOfMore = 0.8;

/** "I preferred the first one", "back to the first cut": the first of what was done, not what was there before it. */
const isFirstDone = (command: Command, text: string): boolean => {
  if (command.kind !== 'go-to-step') return false;
  return command.step === firstVersion
    ? /\b(?:like|liked|prefer|preferred)\b/i.test(text)
    : command.by?.when === 'first';
};

/** "Go back to the very very first lion" names no step of those words, but the original; "return to the first one" chooses nothing. */
const isStepByItsWords = (command: Command, text: string): boolean =>
  (command.kind === 'go-to-step' && typeof command.step === 'string') ||
  (command.kind === 'choose' && /\b(?:back|return|again)\b/i.test(text));

/** What the rules only found by leaving words out or hearing others is read otherwise where the network is as sure as this. */
const surerThanHeard = 0.6;

/** `isBacked`: a language model is asked about what is refused, and reads better than this network. */
export const readFreely = (understand: Understand, reader: SentenceReader, isBacked = false): Understand => {
  const readOf = (text: string, domain: Domain, context?: SpokenContext): ReadCommand | null => {
    const said = measured(text);
    const found = said && reader.read(said.text, doneBefore(context));
    const read = found && said.measure(notTooMuch(found, text, domain), domain, understand);
    return read && whoseUndo(read, text, domain, context ?? { last: null });
  };
  const freely: Understand = (text, domain, context) => {
    const first = understand(text, domain, context);
    const spoken = context?.spoken === true;
    if (first.kind === 'command') {
      if (isFirstDone(first.command, text)) return first;
      const isTalk = isOnlyTalk(first.command);
      const isHeard = first.heardAs !== undefined && !takesBack.has(first.command.kind);
      const isDoubtful = !spoken && (isTalk || isHeard || isStepByItsWords(first.command, text));
      const read = isDoubtful ? readOf(text, domain, context) : null;
      if (read === null || isOfOtherFormat(read.command, text)) return first;
      const isOther = isTalk || isHeard || read.command.kind === 'original';
      return isOther && read.confidence >= (isHeard ? surerThanHeard : sureOfMore) ? taken(read) : first;
    }
    const isHalf = halfRead.has(first.reason) && wordsOf(text).length >= wordsOfHalf;
    const isUnread = isHalf || unread.has(first.reason);
    const sides = isUnread || first.reason === 'contradiction' ? readTwoSides(text, domain, context, freely) : null;
    if (sides !== null) return sides;
    if (!isUnread) return first;
    const read = readOf(text, domain, context);
    if (read === null || read.confidence < askedFrom || isPose(read.command, text)) return first;
    const { command, words, confidence } = read;
    const bounds = isBacked || spoken ? surerFrom : sureFrom;
    const bound = bounds[weightOf(command)];
    const isOther = first.reason === 'unknown-action' && isOfOtherParts(text, command, domain);
    const isSure =
      !isHalfOfTwoSides(command, text) &&
      !isOfOtherFormat(command, text) &&
      confidence >= bound + (isOther ? surerThanRules.other : isHalf ? surerThanRules.half : 0);
    if (isSure) return taken(read);
    return isHalf ? first : offered(first, words);
  };
  return freely;
};

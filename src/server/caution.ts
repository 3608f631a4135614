/**
 * How sure a recogniser must be before a command is carried out. What stops or silences must work at once, and a false
 * one costs little. A number is misheard as another number, and what leaves the picture or the page behind, or writes a
 * file, cannot be taken back by "undo".
 */
import type { Command, Domain, Place } from '../core/index.ts';
import { understand, understandMisheard } from '../nlu/index.ts';
import type { Caution } from '../speech/port.ts';

const byNumber = ({ at }: Place): boolean => at === 'number' || at === 'cells' || at === 'pixel';

/** `choosing`: numbered choices stand on the screen, and a number that is not among them does nothing. */
export const cautionOf = (command: Command, choosing: boolean): Caution => {
  switch (command.kind) {
    case 'stop':
    case 'quiet':
    case 'pause':
      return 'low';
    case 'microphone':
      return command.to === 'awake' ? 'low' : command.to === 'off' ? 'high' : 'usual';
    case 'number':
      return choosing ? 'usual' : 'high';
    case 'undo':
    case 'redo':
      return command.steps > 1 ? 'high' : 'usual';
    case 'go-to-step':
      return typeof command.step === 'number' ? 'high' : 'usual';
    case 'compare-steps':
      return command.step === null ? 'usual' : 'high';
    case 'handle':
    case 'target':
    case 'pick':
      return byNumber(command.place) ? 'high' : 'usual';
    case 'drag':
      return byNumber(command.from) || byNumber(command.to) ? 'high' : 'usual';
    // Whole sentences are heard surely or not at all; what is half heard of other talk must change no picture.
    case 'edit':
    case 'start':
    case 'instead':
    case 'nudge':
    case 'grid':
    case 'seed':
    case 'original':
    case 'undo-part':
    case 'new-image':
    case 'model':
    case 'save':
    case 'copy-link':
    case 'remove-point':
    case 'clear-points':
    case 'teach':
    case 'forget':
      return 'high';
    default:
      return 'usual';
  }
};

/**
 * The rules read it only by leaving words out, or hearing others: of what was half heard of other talk most is read so
 * ("open the door for the cat": “the jaw”), and it must be surer than anything else.
 */
export const isMended = (text: string, domain: Domain): boolean =>
  understand(text, domain).kind !== 'command' && understandMisheard(text, domain).kind === 'command';

/** As sure as the one that needs it most. */
export const cautionOfAll = (commands: readonly Command[], choosing: boolean): Caution => {
  const cautions = commands.map((command) => cautionOf(command, choosing));
  if (cautions.includes('high')) return 'high';
  return cautions.includes('usual') || cautions.length === 0 ? 'usual' : 'low';
};

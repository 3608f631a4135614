/** An edit as a person would ask for it: "open the mouth a bit and make the left ear bigger, keep the background". */
import { asWords, type Domain, type EditCommand, type UndoPartCommand } from '../../core/index.ts';
import { describe } from '../describe.ts';
import { gerunds } from '../phrases.ts';

const asked: ReadonlyMap<string, string> = new Map([
  ...Object.entries(gerunds).map(([verb, gerund]): [string, string] => [gerund, verb]),
  ['undoing', 'undo'],
  ['keeping', 'keep'],
  ['changing', 'change'],
]);

export const inWords = (command: EditCommand | UndoPartCommand, domain: Domain): string =>
  asWords(describe(command, domain))
    .replace(/\b[a-z]+ing\b/g, (word) => asked.get(word) ?? word)
    .replace('change only', 'only');

/** An edit as a person would ask for it: "open the mouth a bit and make the left ear bigger, keep the background". */
import { type Domain, type EditCommand, lowered } from '../../core/index.ts';
import { describe } from '../describe.ts';

const asked: Readonly<Record<string, string>> = {
  opening: 'open',
  closing: 'close',
  raising: 'raise',
  lowering: 'lower',
  turning: 'turn',
  tilting: 'tilt',
  making: 'make',
  moving: 'move',
  keeping: 'keep',
  changing: 'change',
};

export const inWords = (command: EditCommand, domain: Domain): string =>
  lowered(describe(command, domain))
    .replace(/\.$/, '')
    .replace(/\b[a-z]+ing\b/g, (word) => asked[word] ?? word)
    .replace('change only', 'only');

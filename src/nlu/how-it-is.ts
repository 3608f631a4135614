/** "Is the mouth open?", "which way is he facing?": questions about the picture are answered by how it is. */
import { type ControlCommand, type Domain, spokenNames } from '../core/index.ts';
import { separator, type Token } from './tokens.ts';

const asked: readonly RegExp[] = [
  /^(?:is|are) (?:(?:the|his|her|its|both) )+(?:(?:left|right) )?(?<part>[a-z]+) (?:\w+ )?(?:open|closed|shut|raised|lowered|up|down|turned|tilted|straight|wide|narrow|long|short|big|small|(?:to|on) the (?:left|right))(?: or (?:not|\w+))?(?: (?:now|at the moment|at present|already))?(?: or (?:not|\w+))?$/,
  /^how (?:open|closed|wide|big|long|high|far) (?:is|are) (?:the|his|her|its) (?:(?:left|right) )?(?<part>[a-z]+)(?: \w+)?$/,
  /^(?:where|which way|what) (?:is|are|does|do) (?:the|his|her|its) (?<part>[a-z]+) (?:looking|look|facing|face|turned|pointing|point)(?: at| to)?$/,
  /^(?:where|which way|what) (?:is|does) (?:he|she|it) (?:looking|look|facing|face|turned)(?: at| to)?$/,
];

export const asksHowItIs = (tokens: readonly Token[], domain: Domain): ControlCommand | null => {
  const words = tokens.filter((token) => token !== separator).join(' ');
  for (const one of asked) {
    const found = one.exec(words);
    if (found === null) continue;
    const part = found.groups?.['part'];
    if (part === undefined || domain.parts.some((known) => spokenNames(known).includes(part)))
      return { kind: 'tell', about: 'picture' };
  }
  return null;
};

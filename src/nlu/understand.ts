/** One utterance to a command: control words first, over the whole utterance, then sentences about parts. */
import type { Domain, Understanding } from '../core/index.ts';
import { controlWord } from './controls.ts';
import { withoutFillers, withoutHesitation } from './fillers.ts';
import { lex } from './lex.ts';
import type { Understand } from './port.ts';
import { isRefusal, nonsense, nothingSaid } from './refusals.ts';
import { understandSentence } from './sentence.ts';
import { tokenise } from './tokens.ts';

/** Longer than anything a person says in one breath; an answer must come within milliseconds. */
const mostWords = 80;

export const understand: Understand = (text: string, domain: Domain): Understanding => {
  const said = withoutHesitation(tokenise(text.slice(0, 4000)));
  const request = withoutFillers(said);
  const control = controlWord(said, domain) ?? controlWord(request, domain);
  if (control) return { kind: 'command', command: control };
  if (request.length === 0) return nothingSaid(domain);
  if (request.length > mostWords) return nonsense(domain, `${request.slice(0, 8).join(' ')} …`);
  const sentence = understandSentence(lex(request, domain), domain);
  return isRefusal(sentence) ? sentence : { kind: 'command', command: sentence };
};

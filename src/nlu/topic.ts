/**
 * A remark, and then what is wanted: "I'm not happy with the nose, make it shorter", "the lion looks thin, widen the face".
 * The remark is left out, and lends the request the part that its "it" speaks of. Only where the remark asks for nothing
 * itself: no keeping, no denial but of a liking, no question.
 */
import type { Domain } from '../core/index.ts';
import { lex } from './lex.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { nounFor } from './phrases.ts';
import { separator, type Token, tokenise } from './tokens.ts';

const asks = /^(?:why|what|who|where|when|how|which|if|unless|until|while|stop|undo|keep|leave)\b/;
const denies = /\b(?:not|no|never|nothing|without|except|only|keep|leave|instead|than)\b/;
const dislike = /^(?:i|we) (?:am not (?:happy|sure|satisfied)|are not (?:happy|sure)|do not (?:like|love))\b/;
const statement = /^(?:(?:the|this|that|his|her|its|my) )?[a-z]+ (?:is|are|looks?|seems?|looked) /;
const about = /\b(?:about|do|take|with|like|love|to|is|are|see|think|at) /;

/** The last part that the remark names: its noun with its side. */
const topicOf = (remark: readonly Token[], domain: Domain): string | null => {
  const items = lex(remark, domain);
  const last = items.findLastIndex(({ type }) => type === 'part');
  // "that left ear" from its article, "those tiny ears" from the noun
  for (let at = Math.max(last - 3, 0); at <= last; at++) {
    const noun = nounPhraseAt(items, at);
    if (noun && noun !== 'impossible' && noun.end === last + 1 && noun.target.kind === 'part') {
      return nounFor(noun.target.part, noun.target.side);
    }
  }
  return null;
};

/** The request after the remark, "it" and "them" exchanged for what the remark is about; null where there is none. */
export const requestAfterRemark = (tokens: readonly Token[], domain: Domain): readonly Token[] | null => {
  const cut = tokens.lastIndexOf(separator);
  if (cut < 2) return null;
  const [remark, request] = [tokens.slice(0, cut), tokens.slice(cut + 1)];
  const words = remark.filter((token) => token !== separator).join(' ');
  if (asks.test(words) || (denies.test(words) && !dislike.test(words))) return null;
  const at = request.findIndex((token) => /^(?:it|them)$/.test(token));
  if (at < 0) return statement.test(words) ? request : null;
  const topic = about.test(`${words} `) || statement.test(words) ? topicOf(remark, domain) : null;
  return topic === null ? null : request.toSpliced(at, 1, ...tokenise(topic));
};

/**
 * A remark, and then what is wanted: "I'm not happy with the nose, make it shorter", "the lion looks thin, widen the face",
 * "why is his mouth closed? open it", "my daughter wants him to roar, open the mouth". The remark is left out, and lends the
 * request the part that its "it" speaks of. Only where the remark asks for nothing itself: no keeping, no denial but of a
 * liking, of seeing or of being enough, no question but why something is so; and what somebody wants is left out only where
 * the request is about the same part.
 */
import { type Domain, nounFor } from '../core/index.ts';
import { lex } from './lex.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { separator, type Token, tokenise } from './tokens.ts';

const wonders = /^(?:but |and |so )?why (?:is|are|does|do|did|was|were) (?!not |you not |we not )/;
const asks = /^(?:why|what|who|where|when|how|which|if|unless|until|while|stop|undo|keep|leave)\b/;
const denies = /\b(?:not|no|never|nothing|without|except|only|keep|leave|instead|than)\b/;
const dislike = /^(?:i|we) (?:am not (?:happy|sure|satisfied)|are not (?:happy|sure)|do not (?:like|love))\b/;
const unseen =
  /\b(?:can|could) (?:not|hardly|barely|scarcely) (?:even |really |quite )?(?:see|make out|tell|recognise)\b/;
const lacks = /\b(?:is|are|looks?|seems?) not (?:[a-z]+ ){1,3}enough$/;
const statement =
  /^(?:(?:but|and|so|now|well|i (?:think|feel|find|guess|say)(?: that)?) )*(?:(?:the|this|that|his|her|its|my|both|these|those) )?(?:(?:left|right) )?[a-z]+ (?:is|are|looks?|seems?|looked|reads?|feels?|appears?|comes? across|'s|got|has become|became) /;
const wanted =
  /^(?:(?:so|but|and|well|because|you see) )*(?:my|our|the|his|her|some|every)?(?:body|one)? ?[a-z]+ (?:(?:really|also|always|just) )*(?:wants?|would (?:like|love|prefer)|likes?|loves?|ask(?:s|ed)(?: for)?|says?|said|thinks?|thought|told me|insists?|prefers?|is (?:asking|begging)|keeps (?:asking|saying)) /;
const about = /\b(?:about|do|take|with|like|love|to|is|are|see|think|at) /;

/** The last part that the remark names, and of a comparison the first: its noun with its side. */
const topicOf = (remark: readonly Token[], domain: Domain): string | null => {
  const items = lex(remark, domain);
  const compares = remark.includes('than');
  const last = compares
    ? items.findIndex(({ type }) => type === 'part')
    : items.findLastIndex(({ type }) => type === 'part');
  // "that left ear" from its article, "those tiny ears" from the noun
  for (let at = Math.max(last - 3, 0); at <= last; at++) {
    const noun = nounPhraseAt(items, at);
    if (noun && noun !== 'impossible' && noun.end === last + 1 && noun.target.kind === 'part') {
      return nounFor(noun.target.part, noun.target.side);
    }
  }
  return null;
};

/** The parts that something is said of; what is told to roar speaks of its mouth. */
const partsIn = (tokens: readonly Token[], domain: Domain): readonly string[] =>
  lex(tokens, domain).flatMap((item) =>
    item.type === 'part' ? [item.part.name] : item.type === 'idiom' ? [item.idiom.part] : [],
  );

/** The request after the remark, "it" and "them" exchanged for what the remark is about; null where there is none. */
export const requestAfterRemark = (tokens: readonly Token[], domain: Domain): readonly Token[] | null => {
  const cut = tokens.lastIndexOf(separator);
  if (cut < 2) return null;
  const [remark, request] = [tokens.slice(0, cut), tokens.slice(cut + 1)];
  const words = remark.filter((token) => token !== separator).join(' ');
  if (asks.test(words) && !wonders.test(words)) return null;
  const compared = statement.test(words) ? words.replace(/ than /, ' ') : words;
  if (denies.test(compared) && !dislike.test(words) && !unseen.test(words) && !lacks.test(words)) return null;
  const at = request.findIndex((token) => /^(?:it|them)$/.test(token));
  if (at < 0) {
    const told = wanted.test(words) && partsIn(remark, domain).every((part) => partsIn(request, domain).includes(part));
    return told || statement.test(words) ? request : null;
  }
  const topic =
    about.test(`${words} `) || statement.test(words) || wonders.test(words) ? topicOf(remark, domain) : null;
  return topic === null ? null : request.toSpliced(at, 1, ...tokenise(topic));
};

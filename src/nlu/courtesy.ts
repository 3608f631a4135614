/**
 * Courtesy and hedging that open or close a request, as forms and not as single phrases: "if you don't mind, …", "I'd be
 * ever so grateful if you could …", "be a dear and …", "not sure, but try …", "it would look better with …". They ask for
 * nothing; what follows does. Fixed phrases are in `fillers.ts`.
 */
import { separator, type Token } from './tokens.ts';

const allRight = '(?:all right|alright|fine|possible|no trouble|no problem|not (?:too much|any) trouble|not a problem)';
/** "ok" and "please" are gone by now. */
const condition = `if (?:you (?:do not|would not|will not) mind(?: me asking)?|you (?:like|will|would|can|could|want)|you are able(?: to)?|you (?:have|get) (?:a|the) (?:moment|second|minute|time|chance)|you would be so kind|i may(?: ask)?|i might ask|(?:it|that) (?:is|'s) ${allRight}(?: (?:with|for) you)?|(?:it|that) (?:is|'s) with you)`;

const much = '(?:(?:ever|so|very|most|really|much|a lot|even|way|far|a bit) )*';

const openings: readonly RegExp[] = [
  new RegExp(`^${condition} (?:, )?(?=[a-z])`),
  /^(?:i|we) (?:would|will|should) be (?:(?:ever|so|very|most|really|much) )*(?:grateful|thankful|obliged|pleased|delighted|happy|glad)(?: if (?:you|we) (?:would|could|can|might)(?: just)?)? (?!to |if |that |with )/,
  /^(?:could|can|may|might) (?:i|we) (?:just )?(?:trouble|bother|ask|get|persuade) you (?:to|for) /,
  /^be (?:a|an) (?:good |real |absolute )?[a-z]+ and (?=[a-z]+ )/,
  /^(?:i am |we are )?not (?:(?:so|quite|really|entirely|too) )?sure(?: (?:about|if) (?:it|this|that)(?: (?:helps|works))?)? (?:, )?but /,
  new RegExp(
    `^(?:it|that|this|he|she) (?:would|might|may|could|will) (?:look|be|seem) ${much}(?:better|best|good|great|nice|nicer|cool|cooler|cute|cuter|lovely|lovelier|fun|funny|funnier) with `,
  ),
  /^(?:is there |there is )?(?:any|a|some) (?:chance|way|possibility)(?: that)?(?: (?:you|we|i) (?:could|can|might)| of| to)? (?=[a-z])/,
  // "let's see how it looks with …", "what would he look like with …"
  /^(?:(?:let us|let me|i want to|i would like to|can we|can i|could we|could i|show me|see|now|wonder|i wonder) )*(?:how|what) (?:(?:it|he|she|that|this|the [a-z]+) (?:looks?|would look)|(?:would|will|does) (?:it|he|she|that|this|the [a-z]+) look)(?: like)? with /,
  // "the same lion with a smaller mane"
  /^(?:give me |show me |i want |make it )?(?:the )?same(?: [a-z]+)?(?: again)?(?: but| only)? with (?=an? |[a-z]+er |more |less )/,
  /^(?:as|for) (?:a|an|my|our|the|his|her) [a-z]+(?: [a-z]+)? (?:, )?(?=(?:i|we|you|make|let|can|could|have|give|please) )/,
  /^(?:(?:you|we|i) could |let us |just )?try (?=(?!(?:some|any|no|every)thing|going|doing|being)[a-z]{2,}ing )/,
];

const closing = new RegExp(`^(.+?) (?:, )?${condition}$`);

/** The words without courtesy around them; all of them where nothing else would be left. */
export const withoutCourtesy = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some((token) => courteous.has(token))) return tokens;
  let said = tokens.join(' ');
  for (let before = ''; before !== said; ) {
    before = said;
    for (const opening of openings) said = said.replace(opening, '');
  }
  const words = said.replace(closing, '$1').split(' ');
  return words.filter((token, at) => token !== separator || at > 0);
};

/** One of these is in every such form, so that most sentences are read no further. */
const courteous: ReadonlySet<Token> = new Set([
  'if',
  'be',
  'sure',
  'with',
  'try',
  'you',
  'chance',
  'way',
  'possibility',
  'as',
  'for',
]);

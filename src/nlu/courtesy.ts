/**
 * Courtesy and hedging that open or close a request, as forms and not as single phrases: "if you don't mind, …", "I'd be
 * ever so grateful if you could …", "be a dear and …", "not sure, but try …", "it would look better with …". They ask for
 * nothing; what follows does. Fixed phrases are in `fillers.ts`.
 */
import { separator, type Token } from './tokens.ts';

const allRight =
  '(?:all right|alright|fine|possible|no trouble|no problem|not (?:too much|any) trouble|not a problem|no bother|not a bother|not too much bother)';
/** "ok" and "please" are gone by now. */
const condition = `if (?:you (?:do not|would not|will not) mind(?: me asking)?|you (?:like|will|would|can|could|want)|you are able(?: to)?|you (?:have|get) (?:a|the) (?:moment|second|minute|time|chance)|you would be so kind|i may(?: ask)?|i might ask|(?:it|that) (?:is|'s) ${allRight}(?: (?:with|for) you)?|(?:it|that) (?:is|'s) with you)`;

const much = '(?:(?:ever|so|very|most|really|much|a lot|even|way|far|a bit) )*';

const who = '(?:it|he|she|him|her|that|this|the [a-z]+)';
const shown = '(?:me|us|them|everyone|everybody|the [a-z]+|my [a-z]+)';

const openings: readonly RegExp[] = [
  // "I was wondering whether you could …"; "if you could" is gone by now. How something is, is only mused about
  /^(?:so )?(?:i (?:was (?:just )?|am (?:just )?)?wonder(?:ing|ed)?|(?:i )?do not suppose|do you (?:think|suppose|reckon)|i (?:would|will) like to know)(?: (?:if|whether|that))?(?: (?:you|we|i|one|somebody|anybody) (?:could|can|might|would|should)(?: (?:just|possibly|perhaps))?)? (?!why |what |who |where |when |how |which |.* (?:is|are|was|were|looks?|does|did) )/,
  // "would you be so good as to …"
  /^(?:(?:would|could|will|can) you )?be (?:(?:so|very|really) )?(?:good|kind|nice|sweet|lovely)(?: enough)? (?:as to|to) /,
  // "for the next step, …"
  /^(?:for|as) (?:the|my|our|this|a) (?:next|first|last|second|final|following) [a-z]+ (?:, )?/,
  /^(?:the )?next (?:thing|step|one|bit)(?: is)?(?: to)? (?:, )?/,
  // "can anybody …"
  /^(?:can|could|would|will|may|might) (?:anybody|anyone|somebody|someone|one|the computer|the program) (?=[a-z])/,
  // "could we see the lion with …", "show the class what he looks like with …"
  new RegExp(
    `^(?:(?:can|could|may|might) (?:i|we|you)|let (?:me|us)|(?:i|we) (?:want|would like|would love|need)(?: to)?)(?: (?:see|have|get|look at|show ${shown}))? ${who} with (?=(?:an?|the|its|his|her|both|[a-z]+er|more|less) )`,
  ),
  new RegExp(`^(?:show|let) ${shown} (?:see )?(?:how|what) ${who} (?:looks?|would look)(?: like)? with `),
  new RegExp(
    `^(?:i|we) (?:think|guess|feel|believe|suppose|reckon|bet)(?: that)? (?=(?:${who} (?:would|might|could|will) (?:look|be|seem) .* with|i|we|you) )`,
  ),
  /^you know(?: what)? (?:, )?(?=[a-z])/,
  new RegExp(`^${condition} (?:, )?(?=[a-z])`),
  /^(?:i|we) (?:would|will|should) be (?:(?:ever|so|very|most|really|much) )*(?:grateful|thankful|obliged|pleased|delighted|happy|glad)(?: if (?:you|we) (?:would|could|can|might)(?: just)?)? (?!to |if |that |with )/,
  /^(?:could|can|may|might) (?:i|we) (?:just )?(?:trouble|bother|ask|get|persuade) you (?:to|for) /,
  /^be (?:a|an) (?:good |real |absolute )?[a-z]+ and (?=[a-z]+ )/,
  /^(?:i am |we are )?not (?:(?:so|quite|really|entirely|too) )?sure(?: (?:about|if) (?:it|this|that)(?: (?:helps|works))?)? (?:, )?but /,
  new RegExp(
    `^${who} (?:would|might|may|could|will) (?:look|be|seem) ${much}(?:best|good|great|nice|cool|cute|lovely|fun|funny|[a-z]+er|more [a-z]+) with `,
  ),
  /^(?:is there |there is )?(?:any|a|some) (?:chance|way|possibility)(?: that)?(?: (?:you|we|i) (?:could|can|might)| of| to)? (?=[a-z])/,
  // "let's see how it looks with …", "what would he look like with …"
  /^(?:(?:let us|let me|i want to|i would like to|can we|can i|could we|could i|show me|see|now|wonder|i wonder) )*(?:how|what) (?:(?:it|he|she|that|this|the [a-z]+) (?:looks?|would look)|(?:would|will|does) (?:it|he|she|that|this|the [a-z]+) look)(?: like)? with /,
  // "what happens if the ears come down", "and if it were narrower instead"; "what if" is musing
  /^what (?:happens|would happen) if (?=(?:the|its|his|her|both|he|she|it|they) )/,
  /^if (?:it|they|he|she) (?:were|was|would be) (?=[a-z]+er(?: |$))/,
  // "the same lion with a smaller mane"
  /^(?:give me |show me |i want |make it )?(?:the )?same(?: [a-z]+)?(?: again)?(?: but| only)? with (?=an? |[a-z]+er |more |less )/,
  /^(?:as|for) (?:a|an|my|our|the|his|her) [a-z]+(?: [a-z]+)? (?:, )?(?=(?:i|we|you|make|let|can|could|have|give|please) )/,
  /^(?:(?:you|we|i) could |let us |just )?try (?=(?!(?:some|any|no|every)thing|going|doing|being)[a-z]{2,}ing )/,
];

/** What may stand before any opening. */
const lead =
  /^(?:(?:alright|all right|right|so|well|and|now|then|but|great|good|perfect|nice|cool|yes|yeah|oh|hey|hi|hello|computer)(?: ,)? )+/;

const closing = new RegExp(`^(.+?) (?:, )?${condition}$`);

/** The words without courtesy around them; all of them where nothing else would be left. */
export const withoutCourtesy = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some((token) => courteous.has(token))) return tokens;
  let said = tokens.join(' ');
  for (let before = ''; before !== said; ) {
    before = said;
    const request = said.replace(lead, '');
    for (const opening of openings) {
      said = said.replace(opening, '');
      // "alright, for the next step …"
      if (said === before && opening.test(request)) said = request.replace(opening, '');
    }
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
  'wonder',
  'wondering',
  'suppose',
  'next',
  'anybody',
  'anyone',
  'somebody',
  'someone',
  'program',
  'computer',
]);

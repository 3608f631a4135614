/**
 * Everyday turns of phrase and the plainer words for them: "nice and big", "stretch the nose out", "make it look as if he
 * is asleep", "not such a big mane", "don't let the background change", "the ears, I want them bigger". As rules of
 * exchange like those of `paraphrases.ts`, which applies these first. None has a word of one domain in it.
 */
import { conceptWords } from './concepts.ts';
import { isNumberWord } from './numbers.ts';

type Exchange = readonly [RegExp, string | ((...found: string[]) => string)];

const listed = (lists: readonly string[]): string =>
  [...new Set(lists.flatMap((list) => list.split(/\s*\/\s*/)))]
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .join('|');

/** "big", "higher", "wide open": how something can be. */
const state = `(?:${listed(Object.values(conceptWords).map(({ adjectives }) => adjectives))}|narrow|(?:wide )?open|shut|down|up)`;
/** What is done to something in one word. */
const deed = `(?:${listed([
  ...Object.values(conceptWords).map(({ verbs }) =>
    verbs
      .split('/')
      .filter((verb) => !verb.trim().includes(' '))
      .join('/'),
  ),
  'make/have/get/keep/leave/let/give',
])})`;
/** "the left ear", "both eyes", "his mane". */
const article = '(?:the|its|his|her|their|your|both)';
const noun = `(?:${article} (?:(?:left|right) )?[a-z]+)`;
const thing = `(?:${noun}|it|him|her|them)`;
const much =
  '(?:a (?:tiny |little |wee )?bit|a little|a lot|a tad|a touch|slightly|somewhat|much|more|further|even more)';
const amount = `(?: (?:${much}|(?:by )?(?:about |around )?[a-z\\d. ]+ (?:pixels|percent)))?`;
const someone = '(?:it|he|she|they)';

const ifNumber = (given: string, word: string): string => (/^\d/.test(word) || isNumberWord(word) ? ` ${word}` : given);

export const turnsOfPhrase: readonly Exchange[] = [
  // how much, before what it is: "nice and big", "proper big", "so so big", "all fluffy", "big old yawn"
  [new RegExp(` (?:nice|good|lovely) and (?=(?!open|shut|up|down|narrow)${state}(?: |$)|${state}$)`, 'g'), ' '],
  [
    new RegExp(
      ` (?:proper|real|dead|bloody|mighty|awfully|terribly|absolutely|insanely|crazy|hella|so(?: so)+) (?=${state}(?: |$))`,
      'g',
    ),
    ' very ',
  ],
  [new RegExp(` all (?=(?:${state}) (?:and|$)|(?:${state})$)`, 'g'), ' '],
  [/ (big|great|huge|little|tiny) (?:ol|old|fat|juicy) (?=[a-z])/g, ' $1 '],
  [/ by , (?:say|like|about|maybe) (?:, )?(?=\d)/, ' by '],
  // "like twenty percent", "roughly 10 pixels"
  [/ (?:like|about|around|roughly|approximately|maybe|circa|say|some) ([a-z]+|\d[\d.]*)(?= )/g, ifNumber],
  [/ (pixels|percent|degrees) (?:or so|or thereabouts|give or take)(?= |$)/, ' $1'],
  // "less in the mane department"
  [/ (more|less) in the ([a-z]+) department$/, ' $1 $2'],
  // "stretch the nose out", "pull the face longer"; "stretch the mouth open" is another thing
  [new RegExp(`^(?:stretch|pull|draw|drag) (${thing}) out(${amount})$`), 'make $1 longer$2'],
  // "stretch the mouth" alone lacks where to: it is asked
  [new RegExp(`^stretch (?:out )?(${thing})(${amount.replace(/\?$/, '')})$`), 'make $1 longer$2'],
  [
    new RegExp(`^(?:squeeze|squish|squash|pinch|press|push|draw) (${thing}) (?:closer )?together(${amount})$`),
    'make $1 narrower$2',
  ],
  // "drop the jaw wide open", "fling his mouth open"
  [new RegExp(`^(?:drop|fling|throw|swing|yank|tear|rip|blow) (${noun}) (?=(?:[a-z]+ )?open(?: |$))`), 'make $1 '],
  // "make it look as if he is asleep", "… like it has bigger ears"
  [
    new RegExp(
      `^(?:make|let|have|get) (${thing}|the [a-z]+) (?:look|seem|appear) (?:like|as if|as though) ${someone} (?:is|are|was|were|is going to|is about to|wants to)(?: just)? (?=[a-z])`,
    ),
    'make $1 ',
  ],
  [
    new RegExp(
      `^(?:make|let|have|get) (${thing}|the [a-z]+) (?:look|seem|appear) (?:like|as if|as though) ${someone} (?:has|have|had)(?: got)? (?=[a-z])`,
    ),
    'give $1 ',
  ],
  [
    new RegExp(` (?:should|must|could|can|to) look (?:like|as if|as though) ${someone} (?:is|are|was|were) (?=[a-z])`),
    ' should be ',
  ],
  // "not such a big mane", "not so long a nose", "not that big a mane"
  [new RegExp(`^(?:but |just |only )?not (?:quite )?such (?:an? )?(${state}) ([a-z]+)$`), 'make the $2 less $1'],
  [
    new RegExp(`^(?:but |just |only )?not (?:quite )?(?:so|that|as|too) (${state}) (?:of )?(?:an? )?([a-z]+)$`),
    'make the $2 less $1',
  ],
  [
    new RegExp(
      `^do not (?:leave|keep|have|hold|show) (${thing}) (?:quite |all )?(?:so|that|too|this) ((?:wide )?open(?:ed)?|shut|closed)$`,
    ),
    (_, what = '', how = '') => `${how.includes('open') ? 'close' : 'open'} ${what} a bit`,
  ],
  [
    new RegExp(
      `^do not (?:leave|keep|have|hold|show|make) (${thing}) (?:quite |all )?(?:so|that|too|this) (${state})$`,
    ),
    'make $1 less $2',
  ],
  [
    new RegExp(`^make (${thing}|the [a-z]+) not (?:have|show) (${noun}) (open|closed|shut)$`),
    (_, _who, what = '', how = '') => `${how === 'open' ? 'close' : 'open'} ${what}`,
  ],
  // "don't let the background change", "nothing may happen to the ears"
  [
    new RegExp(
      ` (?:do not|never) (?:let|allow|permit|have) (${noun}) (?:to )?(?:change|move|shift|be (?:changed|moved|touched|affected)|get (?:changed|moved|touched))(?= |$)`,
    ),
    ' keep $1',
  ],
  [
    new RegExp(
      ` (?:make sure|be sure|see to it|take care|watch)(?: that)? (${noun}) (?:does|do|is|are) not (?:change|move|shift|changed|moved|touched)(?= |$)`,
    ),
    ' keep $1',
  ],
  // "don't change the ears or the eyes": a list of what is kept, never a choice of deeds
  [
    new RegExp(
      ` ((?:do not|never|without|not) (?:change|changing|touch|touching|alter|altering|affect|affecting|move|moving|disturb|disturbing|edit|modify|mess with) ${noun}(?: , ${noun})*)((?: ,? ?(?:or|nor) ${noun})+)(?= , | but | and |$)`,
    ),
    (_, kept = '', more = '') => ` ${kept}${more.replace(/ (?:, )?(?:or|nor) /g, ' and ')}`,
  ],
  // what it is about, said before the request: "the ears, I want them bigger", "do the mane, make it smaller"
  [
    new RegExp(
      `^(?:(?:do|take|about|for|as for|with|regarding|now|next) )+(?=${noun} ,? ?(?:please )?(?:${deed}) (?:it|them|that|those)(?: |$))`,
    ),
    '',
  ],
  [new RegExp(`^(${noun}) ,? ?(?:please )?(${deed}) (?:it|them|that|those)(?= |$)`), '$2 $1'],
  [
    new RegExp(`^(${noun}) ,? ?(?:i|we) (?:want|need|would like|would love) (?:it|them|that|those)(?: to be)?(?= )`),
    '$1 should be',
  ],
  [new RegExp(`^(${noun}) ,? ?(${deed}) (?:\\1)(?= |$)`), '$2 $1'],
  [new RegExp(`^(${noun}) , (?:it|they|that|those) (?:should|must|could|can|needs? to|ha(?:s|ve) to) `), '$1 should '],
  // "the same with the ears, but smaller"
  [
    new RegExp(
      `^(?:(?:and|now|do) )*(?:the )?same (?:thing )?(?:with|for|on|to) (${noun}) (?:, but|,|but|only) (?=(?:${much} )?${state}$)`,
    ),
    '$1 , ',
  ],
  // "try the mane at 80 percent"
  [
    new RegExp(`^(?:try|put|have|make|dial|set) (${noun})(?: size)? (?:at|to) ([a-z\\d. ]+?) percent$`),
    'scale $1 to $2 percent',
  ],
  // "a subtle head tilt"
  [
    / (?:a|some) (?:subtle|slight|small|little|gentle|soft|light|tiny) ([a-z]+) (tilt|turn|lift|raise|nod|twist|roll)(?= |$)/,
    ' $1 $2 a bit',
  ],
  // "slightly ajar", "half ajar", "on both sides", "over there to the left"
  [new RegExp(` (${much}) ajar(?= |$)`), ' $1 open'],
  [/ ajar(?= |$)/, ' open a bit'],
  [/ (?:on|at) both sides(?= |$)/g, ''],
  [/ over there(?= to the (?:left|right))/, ''],
  // "dial the mane back by 20 percent", "the ears 15 percent up in size"
  [
    new RegExp(
      `^(?:dial|take|bring|pull|cut|knock|tone|scale) (${noun}) (?:back|down|in) (?:by )?([a-z\\d. ]+) percent$`,
    ),
    'scale $1 down by $2 percent',
  ],
  [
    / ([a-z]+|\d[\d.]*) percent (up|down) in size(?= |$)/,
    (_, percent = '', way = '') => ` ${percent} percent ${way === 'up' ? 'bigger' : 'smaller'}`,
  ],
  [/ (up|down) in size(?= |$)/, (_, way = '') => (way === 'up' ? ' bigger' : ' smaller')],
  // "dial up the mane by 20 percent"
  [
    new RegExp(`^(?:dial|bump|crank|turn|push) (?:up (${noun})|(${noun}) up) (?:by )?([a-z\\d. ]+) percent$`),
    (_, one = '', other = '', percent = '') => `make ${one || other} ${percent} percent bigger`,
  ],
  // "go narrower on the face"
  [
    new RegExp(`^(?:i would |we would |we could |let us )*go ((?:${much} )?${state}) (?:on|with|for) (${noun})(?= |$)`),
    'make $2 $1',
  ],
  // "make sure the background stays put while we raise the ears"
  [
    new RegExp(
      `^(?:make sure|ensure|see to it|be sure)(?: that)? (${noun}) (?:stays?|remains?|is kept|keeps) (?:[a-z]+ ){1,4}?(?:while|as|when) (?:(?:we|you|i) )?(?:are )?(?=[a-z])`,
    ),
    'keep $1 , ',
  ],
  // "the mane, yeah, the mane should be bigger"
  [new RegExp(`^(${noun}) (?:(?:,|yeah|yes|yep|right|so|well) )+(?=\\1 )`), ''],
  // "nose little wide", "the face is little broad"
  [new RegExp(`(?<! (?:a|too|very|so|the|his|her|its|and|,)) little (?=${state}(?: |$))`), ' a little '],
  // "nose is long, make short", "the face is big, make it thin"
  [
    new RegExp(
      `^(?:ok |well )*(${noun}|(?!it |he |she |this |that )[a-z]+) (?:is|are|looks?) (?:[a-z]+ ){0,2}${state} , (?:so |please |and )*make(?: (?:it|them))? (?=(?:${much} )?${state}(?: |$))`,
    ),
    'make $1 ',
  ],
  // "take up more of the picture"
  [/ (?:take|fill|occupy)(?: up)? more(?: of the [a-z]+| space| room)?$/, ' bigger'],
  // "lift the right ear small", "open it small small": a bit
  [
    /^((?:open|close|shut|raise|lift|lower|turn|tilt|move|push|pull) .+?|.+? (?:come|go|move|turn)s? (?:up|down|to the left|to the right)) small$/,
    '$1 a bit',
  ],
  // not a native speaker
  [/ to (?=(?:up|down)(?: |$))/, ' '],
  [/(?<! a) little more (?=[a-z])/, ' a little more '],
  [/^make (?=(?:open|close|shut|raise|lower|lift) (?:the|its|his|her|both) )/, ''],
  [/ (must|should|can|could|may) (not )?to (?=[a-z])/, ' $1 $2'],
];

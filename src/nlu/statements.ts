/**
 * Statements that ask for something by what they complain of, need or allow: "he's too far to the left", "the mane is a bit
 * much", "the ears need trimming", "the mouth shouldn't be open", "everything but the eyes may change". As rules of
 * exchange like those of `paraphrases.ts`, which applies them.
 */
const opposites: Readonly<Record<string, string>> = {
  left: 'right',
  right: 'left',
  up: 'down',
  down: 'up',
  high: 'down',
  low: 'up',
};

/** What a statement speaks of: "he", "the left ear", "both eyes". */
const thing = "(?:it|he|she|they|(?:the|its|his|her|their|your|both|this|that)(?: [a-z']+)*?(?: [a-z']+))";
const little = '(?:(?:just|a bit|a little|a little bit|slightly|somewhat|way|much|far|rather) )*';

type Exchange = readonly [RegExp, string | ((...found: string[]) => string)];

const amountOf = (words: string): string => (/bit|little|slightly|somewhat/.test(words) ? ' a bit' : '');

export const statements: readonly Exchange[] = [
  // what people call them
  [/ (?:schnozz|schnoz|snoot)(?= |$)/, ' nose'],
  [/ peepers(?= |$)/, ' eyes'],
  [/ gob(?= |$)/, ' mouth'],
  [/ noggin(?= |$)/, ' head'],
  // "he is a bit too far to the left"
  [
    new RegExp(
      `^(${thing}) (?:is |are )?(?:is|are|sits?|sitting|stands?|standing|hangs?|hanging|placed|positioned) (${little})too (?:far |much )?(?:over )?(?:to the )?(left|right|up|down)$`,
    ),
    (_, what = '', much = '', way = '') =>
      `move ${what} ${/left|right/.test(way) ? 'to the ' : ''}${opposites[way]}${amountOf(much)}`,
  ],
  // "he sits too high", "it is too low in the frame"
  [
    new RegExp(
      `^(it|he|she) (?:is |are )?(?:is|are|sits?|sitting|stands?|standing|hangs?|hanging|placed|positioned) (${little})too (high|low)(?: up| down)?$`,
    ),
    (_, what = '', much = '', way = '') => `move ${what} ${opposites[way]}${amountOf(much)}`,
  ],
  // "the mane is a bit much"
  [new RegExp(`^(${thing}) (?:is|are) ${little}(?:too )?(?:much|over the top|excessive)$`), 'make $1 smaller'],
  // "his head hangs too low", "the face looks too long"
  [
    new RegExp(
      `^(${thing}) (?:looks?|seems?|appears?|hangs?|sits?|stands?|feels?) ((?:a bit|a little|slightly|way|much|far|rather|still) )*too (?!far|much)`,
    ),
    '$1 is $2too ',
  ],
  // "he is looking too far to the right"
  [
    new RegExp(
      `^(${thing}) (?:is|are) (looking|gazing|staring|turned|facing|tilted|leaning) (${little})too (?:far |much )?(?:over )?(?:to the )?(left|right|up|down)$`,
    ),
    (_, what = '', how = '', much = '', way = '') =>
      `${/turn|fac/.test(how) ? 'turn' : /tilt|lean/.test(how) ? 'tilt' : 'look'} ${what} ${/left|right/.test(way) ? 'to the ' : ''}${opposites[way]}${amountOf(much)}`,
  ],
  // "the head is not turned far enough to the left"
  [
    new RegExp(
      `^(${thing}) (?:is|are) not (turn|tilt|rotat|mov|rais|lower|open|clos)e?e?d (?:far |much |wide )?enough(.*)$`,
    ),
    (_, what = '', verb = '', where = '') =>
      `${/(?:rotat|mov|rais|clos)$/.test(verb) ? `${verb}e` : verb} ${what} more${where}`,
  ],
  [new RegExp(`^(${thing}) (?:is|are) not (open|closed|shut) (?:far|much|wide) enough$`), 'make $1 more $2'],
  // "the nose could do with being shorter", "the ears want to be higher"
  [
    new RegExp(
      `^(${thing}) (?:wants?|needs?|requires?|should have|could (?:use|do with)|would benefit from) (?:being|getting|to be|to get) `,
    ),
    '$1 should be ',
  ],
  [/ be made (?=[a-z])/, ' be '],
  // "turn his gaze to the right"
  [/ (?:the|its|his|her|your|their) (?:gaze|line of sight|stare)(?= |$)/, ' the eyes'],
  [/^(?:turn|turns|turning)(?: (it|him|her))? to face (?=left|right|to )/, 'turn '],
  // "the mane wants trimming", "the ears could do with raising a bit"
  [
    new RegExp(
      `^(${thing}) (?:wants?|needs?|requires?|should have|could (?:use|do with)) (?:(a bit|a little|a touch|some|a spot) (?:of )?)?([a-z]{3,}ing)\\b(.*)$`,
    ),
    (_, what = '', much = '', doing = '', rest = '') =>
      `${doing} ${what}${rest}${/bit|little|touch|spot/.test(much) ? ' a bit' : ''}`,
  ],
  // "he needs bigger eyes"
  [
    /^(it|he|she|him|her|the (?:lion|animal|cat|beast|creature|guy|boy)) (?:needs|wants|requires|deserves|lacks|should have|must have|ought to have|has to have) (?!to |been )/,
    'give $1 ',
  ],
  [
    /^(it|he|she|the [a-z]+|this [a-z]+|that [a-z]+|[a-z]+) (?:needs|wants|requires|deserves|lacks) (?=(?:(?:a|an|some|much|way|far|slightly|a lot|even|really) )*(?:[a-z]+er|more|longer) )/,
    'give $1 ',
  ],
  // "the mouth should not be open", "his eyes should not be so wide open", "the ears ought not to be that high"
  [
    new RegExp(
      `^(${thing}) (?:should not|must not|ought not to|need not|does not (?:have|need) to|do not (?:have|need) to|is not (?:supposed|meant) to|are not (?:supposed|meant) to) be (quite |so |that |too |this |as )*((?:wide )?open|opened|closed|shut|(?!(?:[a-z]+er|more|less|changed|moved|touched)\\b)[a-z]+)(?: as that)?$`,
    ),
    (_, what = '', so, how = '') => {
      if (/closed|shut/.test(how)) return so ? `open ${what} a bit` : `open ${what}`;
      if (/open/.test(how)) return so || /wide/.test(how) ? `close ${what} a bit` : `close ${what}`;
      return `make ${what} less ${how}`;
    },
  ],
  // "everything but the eyes can change"
  [
    /(?:everything|anything|all)(?: else)? (?:but|except(?: for)?|apart from|other than) ((?:the|its|his|her|both) [a-z]+(?: [a-z]+)?) (?:can|may|could|might|is free to|is allowed to) (?:change|move)(?= |$)/,
    'keep $1',
  ],
  // "… but make sure that the mouth does not move"
  [
    / (but|and|,) (?:(?:please )?(?:make sure|be sure|take care|see to it|ensure|mind|watch)(?: that)?) (?=(?:the|its|his|her|both|nothing) )/,
    ' $1 ',
  ],
  // "the ears come down and so does the head"
  [/ and so (?:does|do|should|must|is|are|can|may|will|has|have|did|would) (?=(?:the|its|his|her|both) )/, ' and '],
  // "close one of the eyes, the left"
  [
    / (?:one of |an? )((?:the |its |his |her |both )?[a-z]+) , (?:just |only )?(?:the |my )?(left|right)(?: one)?(?= |$)/,
    ' $1 , only the $2',
  ],
  // "close one eye, not both"
  [/( (?:one|an?) [a-z]+) ,? ?(?:and |but )?not (?:both|the two|all)(?: of them)?(?= |$)/, '$1'],
  // "even further to the left"
  [/ even (?=(?:more|further|farther) )/, ' '],
];

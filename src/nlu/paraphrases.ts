/**
 * Ways of saying that mean the same as plainer words, for any domain: "it would be nice if the mouth was open" is "the
 * mouth should be open", "twice its size" is "twice as big". Words are exchanged here, nothing is decided; what a rule
 * does not fit stays as it was said.
 */
import { spokenNumber } from './numbers.ts';
import { statements } from './statements.ts';
import type { Token } from './tokens.ts';
import { turnsOfPhrase } from './turns-of-phrase.ts';

const wish =
  /^(?:(?:and|so|now|well|ok) )*(?:(?:i|we) (?:want|need|wish|hope|prefer|would (?:like|love|prefer))(?: it)?|(?:it would be|would it be|it is) (?:great|nice|good|cool|lovely|better|best|perfect|awesome|fun|possible)(?: for me)?|(?:it|this|that|he|she|the picture) (?:would|might|could|may) (?:be|look) (?:(?:much|a lot|even|way|far|so much) )*(?:better|nicer|great|nice|good|cool|cooler|cute|cuter|lovely|funny|funnier)|make sure|see to it|make it so|i would be (?:happy|glad|delighted)|i would (?:like|love|appreciate) it) (?:that|if) (?:you (?:could|would|can) )?/;
/** "I'd rather the ears were lower" */
const rather =
  /^i would (?:rather|sooner|prefer) (?:that |if |have )?(?=(?:the|its|his|her|both|your) .* (?:was|were) )/;
const states = / (?:is|are|was|were|be|could be|would be|gets?|got) /;
const somebodyWants =
  /^(?:my [a-z]+|our [a-z]+|we|they|somebody|someone|everybody|the (?:client|customer|boss|kids?|children|director)) (?:wants?|would (?:like|love)|needs?)(?: to (?:see|have))? /;

/** "scale the ears by 1.5", "resize the mane to 80 percent", "scale down the face by 20 percent". */
const scaling =
  /^(?:(?:re)?(?:scale|size)|magnify|upscale) (up |down )?(?!up\b|down\b)(.+?)( up| down)? (by|to) (?:a factor of )?([a-z\d. ]+?)( percent| times)?$/;
const scaled = (given: string): string => {
  const said = given
    .replace(/^((?:re)?(?:scale|size) (?!up|down).+?)(?: up)?(?: by)? ([\d.]+) times$/, '$1 by $2')
    .replace(
      /^((?:re)?(?:scale|size) .+?) by (?:a |one )?(half|third|quarter)$/,
      (_, what: string, share: string) => `${what} by ${{ half: 50, third: 33, quarter: 25 }[share]} percent`,
    )
    .replace(/^((?:re)?(?:scale|size) .+?) (up|down) (?=[\d.]+ percent$)/, '$1 $2 by ');
  const [, before, what = '', after, how, words = '', unit] = scaling.exec(said) ?? [];
  const number = spokenNumber(words.split(' '));
  if (number === undefined) return said;
  const down = (before ?? after)?.trim() === 'down';
  if (unit !== ' percent') return `make ${what} ${down ? `${1 / Number(number)}` : number} times as big`;
  if (how === 'by') return `make ${what} ${number} percent ${down ? 'smaller' : 'bigger'}`;
  return `make ${what} ${Number(number) < 100 ? 'smaller' : 'bigger'} to ${number} percent`;
};

/** More than any picture bears: what says so is left to the rules that say why. */
const mostPercent = 300;

/** What grows and shrinks along a dimension that is named. */
const along: Readonly<Record<string, readonly [more: string, less: string]>> = {
  scale: ['bigger', 'smaller'],
  size: ['bigger', 'smaller'],
  width: ['wider', 'narrower'],
  length: ['longer', 'shorter'],
  height: ['longer', 'shorter'],
};
const dimension = Object.keys(along).join('|');
const sized = (what: string, named: string, percent: number): string => {
  const [more, less] = along[named] ?? ['bigger', 'smaller'];
  return `make ${what} ${percent < 100 ? less : more} to ${percent} percent`;
};

const dimensioned = new RegExp(
  `^(?:set |put |change )?((?:the |its |his |her )?(?:left |right |both )?[a-z]+)(?: 's)? (${dimension}) (?:factor )?(?:to |at |by |equals |of )?(\\d[\\d.]*)( percent| times)?(?: (?:of )?(?:the|its|his|her) (?:current|present|original|usual|normal)(?: value| ${dimension})?)?$`,
);
const toPercent = new RegExp(
  `^((?:the |its |his |her )?(?:left |right )?[a-z]+) (?:to|at) (\\d[\\d.]*) percent(?: of (?:its|their|his|her|the)(?: current| present| original)? (${dimension}))?$`,
);

/** "ears x2", "mane +20%", "set the mane size to 150 percent", "left eye scale 0.8", "mouth width to 1.1 times the current value". */
const briefly = (said: string): string =>
  said
    .replace(dimensioned, (whole: string, what: string, named: string, number: string, unit?: string) => {
      const percent = unit === ' percent' ? Number(number) : Math.round(100 * Number(number));
      return percent > 0 && percent !== 100 && percent <= mostPercent ? sized(what, named, percent) : whole;
    })
    .replace(
      /^scale (?!by|to|up|down)((?:the |its |his |her )?(?:left |right |both )?[a-z]+) (\d[\d.]*)(?: times)?$/,
      'scale $1 by $2',
    )
    .replace(toPercent, (_, what: string, number: string, named?: string) =>
      sized(what, named ?? 'size', Number(number)),
    )
    // who says it so means what is left
    .replace(/^((?:make )?.+ (?:smaller|narrower|shorter)) , ([5-9]\d) percent$/, '$1 to $2 percent')
    .replace(/^(make .+ [a-z]+er) , (?:by )?(?:a )?factor (?:of )?(\d[\d.]*)$/, '$1 by a factor of $2')
    .replace(/^((?:the )?(?:[a-z]+ )?[a-z]+) x (\d[\d.]*)$/, 'make $1 $2 times as big')
    .replace(/^((?:the )?[a-z]+) and (\d[\d.]*) percent$/, 'make $1 $2 percent bigger')
    .replace(/^((?:the )?[a-z]+) -(\d[\d.]*) percent$/, 'make $1 $2 percent smaller')
    .replace(/^set (?:the size of )?(.+?)(?: size)? to (\d[\d.]*) percent$/, (_, what: string, number: string) =>
      Number(number) < 100 ? `make ${what} smaller to ${number} percent` : `make ${what} bigger to ${number} percent`,
    );

const times = 'twice|double|half|thrice|triple|[a-z\\d.]+ times';
const ratioOf = `(${times}) (?:of )?(?:its|their|his|her|the)(?: (?:present|current|original|normal|usual|old|previous))?`;

const whither = '( left| right| up| down| to the left| to the right)?';
const limit = '(?:possible|(?:it|they|he|she|you) (?:goes|go|gets?|can|can go|can get|will go|possibly can)|can be)';

const noun = '(tilt|turn|rotation|lift|raise|nod|shift|move|twist|roll|yawn|wink|squint|blink)';

const looking = ' (look|looks|looking|stare|staring|gaze|gazing|glance|peek|peer)';

const rules: readonly (readonly [RegExp, string])[] = (
  [
    // comparing with what is there now
    [
      ` than (?:(?:it|they|he|she) (?:is|are|was|were)|now|before|usual|normal|that|this|(?:the )?(?:other|left|right)(?: one| side| ear| eye)?)(?: now| already| before)?(?= |$)`,
      '',
    ],
    [` as (?:far|much)${whither} as ${limit}(?= |$)`, '$1 a lot'],
    [` as ([a-z]+)${whither} as ${limit}(?= |$)`, ' $1$2 a lot'],
    [' to (?:the max|the maximum|the fullest|the limit)(?= |$)', ' a lot'],
    ['^too much (?=[a-z])', 'less '],
    ['^(?:cut|chop|slice) (.+) in half$', 'make $1 half as big'],
    // sizes
    [` ${ratioOf} size(?= |$)(?! of)`, ' $1 as big'],
    [` ${ratioOf} width(?= |$)(?! of)`, ' $1 as wide'],
    [` ${ratioOf} (?:length|height)(?= |$)(?! of)`, ' $1 as long'],
    [` by (?:a|the) factor (?:of )?([a-z\\d.]+)(?= |$)`, ' $1 times'],
    [' half again as (?=big|large|wide|long)', ' 1.5 times as '],
    [' (?:a|one)? ?(?:time and a half|and a half times)(?= |$)', ' 1.5 times'],
    [' by (?:a |one )?half(?= |$)', ' by 50 percent'],
    ['(?: by)? (?:a|one) third(?= |$)', ' by 33 percent'],
    ['(?: by)? (?:a|one) quarter(?= |$)', ' by 25 percent'],
    ['(?: by)? two thirds(?= |$)', ' by 67 percent'],
    ['(?: by)? three quarters(?= |$)', ' by 75 percent'],
    [' half (?=open|opened|closed|shut)', ' halfway '],
    // back to how it was before
    [' back (?=up|down|open|closed|shut)', ' '],
    // turning
    [
      '^(?:rotate|turn|roll|tilt|spin|twist|tip|lean) (.+?) (?:anti ?|counter ?)clockwise(?= |$)',
      'tilt $1 to the left',
    ],
    ['^(?:rotate|turn|roll|tilt|spin|twist|tip|lean) (.+?) clockwise(?= |$)', 'tilt $1 to the right'],
    [' (?:round|around)(?= (?:to|towards|left|right)\\b)', ''],
    [
      '^(increase|decrease|reduce|shrink|enlarge|grow) (.+?) in (size|width|length|height|volume)(?= |$)',
      '$1 the $3 of $2',
    ],
    // a turn as a thing
    [`^(?:apply|perform|do|add) (?=(?:a|an|some) (?:[a-z]+ )?${noun} )`, ''],
    [` (?:a|some) (?:small|slight|little|tiny|gentle|subtle|light|wee) ${noun}(?: of)?(?= |$)`, ' $1 a bit'],
    [` (?:a|some) (?:big|large|strong|hard|huge|good|wide|deep|great) ${noun}(?: of)?(?= |$)`, ' $1 a lot'],
    [`^(?:small|slight|little|tiny|gentle) ${noun}$`, '$1 a bit'],
    [`^(?:big|large|strong|huge|good|great) ${noun}$`, '$1 a lot'],
    [` a ${noun} of(?= )`, ' $1'],
    [' rotation(?= |$)', ' turn'],
    // opening as a thing
    ["^(?:increase|enlarge|widen) (?:the )?([a-z]+?)(?: 's)? opening(?= |$)", 'open the $1'],
    ["^(?:decrease|reduce|shrink) (?:the )?([a-z]+?)(?: 's)? opening(?= |$)", 'close the $1'],
    ['^(?:increase|enlarge|widen) the opening of ', 'open '],
    // one of two, and then which
    [
      ' (?:(?:his|its|her|the) )?(?:one|an?|a single|(?:the|his|its|her)(?= [a-z]+[^s ] )) (?!of|bit|little|lot|touch|tad)([a-z]+)( .*?|) , (?:just )?the (?:one on the )?(left|right)(?: one)?$',
      ' the $3 $1$2',
    ],
    ['^(?!.*\\b(?:leave|let|keep)\\b)(.+ ,) (?:and )?((?:the|its|his|her) (?:left|right) [a-z]+) alone$', '$1 only $2'],
    // no amount
    [' (?:only|just) little(?= |$)', ' a little'],
    [' this way ,? ?(?=to the (?:left|right)(?: |$))', ' '],
    [' (?:with)?in the (?:frame|picture)(?= (?:a bit|a little|a lot|slightly|a touch)$)', ''],
    // where one looks
    [`${looking} at the (left|right)(?= |$)`, ' $1 to the $2'],
    [`${looking} (?:at|to|into|towards) the (?:sky|skies|ceiling|clouds?|sun|moon|stars?)(?= |$)`, ' $1 up'],
    [
      `${looking} (?:at|to|towards) (?:the (?:ground|floor|grass)|(?:its|his|her|the) (?:feet|paws|toes))(?= |$)`,
      ' $1 down',
    ],
    // not quite grammar, and quite clear
    ['^(?:make|let) (it|him|her|them|the [a-z]+) (?:have|get) ', 'give $1 '],
    ['^make (it|him|her|them|the [a-z]+) to (?=[a-z])', 'make $1 '],
    [`${looking} (?:on|in|to) the (left|right) side(?= |$)`, ' $1 to the $2'],
    [' at (?:the )?(left|right)$', ' to the $1'],
    [
      '^((?:the|its|his|her|both) (?:[a-z]+ )?[a-z]+) ,? ?(open|close|shut|raise|lower|lift|enlarge|shrink|widen|narrow|lengthen|shorten) (?:it|them)(?= |$)',
      '$2 $1',
    ],
    ['^(.+? [a-z]+) (?:is|are|looks?) (too [a-z]+) ,? (?:so |please )*make (?:it|them) (?=[a-z]+)', 'make $1 '],
    // the complaint says along which way
    [
      '^(.+? (?:is|are|looks?) too [a-z]+) ,? (?:so |and |please )*(?:reduce|shrink|decrease|cut|trim|fix|correct|change) (?:it|them|that)(?: down)?$',
      '$1',
    ],
    [' more (?=(?:thin|wide|big|small|long|short|narrow|large|fat|broad|slim)(?: |$))', ' '],
    [' (?:hold|carry|keep) ((?:its|his|her|the|your) head) (?=(?:up )?(?:high|higher|low|lower)(?: |$))', ' make $1 '],
    // what may change
    [' only (the [a-z]+) (?:may|can|should|must|shall|is allowed to|gets to) (?:change|move)(?= |$)', ' only $1'],
    [
      '(?: (?:altering|changing|affecting|touching|moving|editing|modifying))? (?:nothing|not anything) (?:outside|else than|else but|other than|but|except) (the [a-z]+)(?: (?:changes|moves|should change|should move|may change))?(?= |$)',
      ' only $1',
    ],
    ['^(?:it|him|her|one|me) with (?=an? )', ''],
    ['^(.+?) (?:is|are) not ([a-z]+) enough(?: yet)?$', 'make $1 more $2'],
    ["^((?:the |its |his |her )?[a-z]+) 's too ", '$1 is too '],
    [' straight (?=up|down|left|right|to the)', ' '],
    [' (?:could|can) (?:use|do with) ', ' should have '],
    [' (?:them|these|those) both(?= |$)', ' them'],
    [' the ([a-z]+s) both(?= |$)', ' both $1'],
    // along one axis
    ['^(?:stretch|extend|expand|grow|enlarge|widen) (.+) vertically$', 'make $1 longer'],
    ['^(?:stretch|extend|expand|grow|enlarge) (.+) (?:horizontally|sideways)$', 'make $1 wider'],
    ['^(?:squash|squeeze|compress|shrink) (.+) vertically$', 'make $1 shorter'],
    ['^(?:squash|squeeze|compress|shrink) (.+) (?:horizontally|sideways)$', 'make $1 narrower'],
    // wishes and small words
    [
      '^what if (it|the lion|(?:the|its|his|her|both|their) [a-z ]+?) (?:was|were|would be) (?=(?:(?:a bit|a little|a lot|much|slightly) )?(?:[a-z]+er|more|less)(?: |$))',
      'make $1 ',
    ],
    ['^do not (?:make|let|have) (.+) (?:quite )?(?:so|that|too|this) ([a-z]+)$', 'make $1 less $2'],
    ['^wake (.+) up$', 'make $1 awake'],
    [' i (?:want|need|would like|would love)(?: it| them)?(?: to be)? (?=[a-z])', ' '],
    [' (?:some|any|even|still) more(?= |$)', ' more'],
    [' again(?= ,)', ''],
    [' (?:some|a bit|a little) (?:further|farther)(?= (?:to|left|right|up|down|open)\\b|$)', ' a bit more'],
    [' (?:and|so) (?:we are|i am|that is|it is) (?:done|finished|it|all|good)$', ''],
  ] as const
).map(([pattern, plain]) => [new RegExp(pattern, 'g'), plain]);

const number = /^(?:\d|one$|two$|three$|four$|five$|six$|seven$|eight$|nine$)/;

const ofSize = /^(?:big|large|huge|small|tiny|long|short|tall|wide|broad|narrow|thin|fat)(?:g?er)?$/;

/** "big big ears": said twice for good measure; three times and more it is "very". */
const unrepeated = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, at) => {
    if (token === tokens[at - 1] && !number.test(token) && token.length >= 3) return [];
    const isStressed = ofSize.test(token) && tokens[at + 1] === token && tokens[at + 2] === token;
    return isStressed ? [token.endsWith('er') ? 'much' : 'very', token] : [token];
  });

/** "Can it open any wider?", "don't make it any wider"; "I want it any wider" has lost its "don't". */
const mayBeAny = /^(?:can|could|would|will|may|might|is|are|how|why) |\b(?:not|never|if|whether)\b/;
/** "Could the nose be wider" as "the nose should be wider". */
const asked =
  /(^| )(?:can|could|may|might|would|will|should|shall|must) ((?:the|its|his|her|their|your|both)(?: [a-z']+){1,4}?) be (?=[a-z])/;
const unasked = (said: string): string =>
  (mayBeAny.test(said) ? said.replace(/ any (?=[a-z]+er(?: |$))/g, ' ') : said).replace(asked, '$1$2 should be ');

/** "I want him to go to sleep" is about him, and not the microphone's rest. */
const asleep =
  /^(?:(?:and|so|now|then) )*(?:i|we) (?:want|wish|need|would like|would love) (it|him|her|the [a-z]+) to (?:go to |fall a)?sleep$/;
/** "Go to sleep lion, shut your eyes" */
const asleepAndThen = /^(?:(?:and|so|now|then) )*go to sleep (?:[a-z]+ )?, (?=(?:shut|close) )/;
export const ofTheSubject = (tokens: readonly Token[]): readonly Token[] => {
  const said = tokens.join(' ');
  const about = said.replace(asleep, 'make $1 asleep').replace(asleepAndThen, '');
  return about === said ? tokens : about.split(' ');
};

/** "I want that the eyes are closed" as "the eyes should be closed"; before words of politeness are taken off. */
export const unwished = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.length === 0) return tokens;
  const said = unasked(tokens.join(' '));
  const rest = said.replace(wish, '').replace(rather, '');
  if (rest === said) return said.replace(somebodyWants, '').split(' ');
  return ` ${rest}`.replace(states, ' should be ').trim().split(' ');
};

/** A place before the first word, so that a rule may begin with one. */
const exchanged = (said: string, exchanges: typeof statements): string =>
  exchanges.reduce((words, [pattern, plain]) => {
    const from = pattern.source.startsWith('^') ? words : ` ${words}`;
    return (typeof plain === 'string' ? from.replace(pattern, plain) : from.replace(pattern, plain)).trim();
  }, said);

export const paraphrased = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.length === 0) return tokens;
  let said = exchanged(unrepeated(tokens).join(' '), turnsOfPhrase);
  said = scaled(briefly(said));
  // A place before the first word, so that every rule may begin with one.
  for (const [pattern, plain] of rules) {
    said = pattern.source.startsWith('^') ? said.replace(pattern, plain) : ` ${said}`.replace(pattern, plain).trim();
  }
  said = exchanged(said, statements);
  return said === '' ? tokens : said.split(' ');
};

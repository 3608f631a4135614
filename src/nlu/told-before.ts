/**
 * Control words by their form, about what was done before: how many edits are taken back ("take back my last two moves"),
 * the picture before the first one ("how it was before I touched anything"), and the last one by so much ("twice that",
 * "rein it in a bit"). Fixed phrases are in `controls.ts`.
 */
import type { ControlCommand } from '../core/index.ts';
import { isHomophone, wholeNumber } from './numbers.ts';

const edits = '(?:steps?|edits?|changes?|moves?|things?|ones?|bits?|modifications?|tweaks?)';
const latest = '(?:last|previous|latest|past|most recent)';
/** "both of those", "my last two moves", "the two last ones", "these three", "my last change" */
const counted = new RegExp(
  `^(?:(both)(?: of (?:(?:the|my|our) )?(?:them|those|these|${edits})| ${edits})?|(?:them|those|these) (both)|(?:(?:the|that|my|our|your|these|those|all|all of) )?(?:(${latest}) ?)?((?!${edits}\\b)[a-z0-9]+)?(?: (${latest}))?(?: of (?:them|those|these))?(?: (${edits}))?(?: (?:i|we|you) (?:made|did))?)$`,
);
const takingBack =
  /^(?:(?:no|just|ok) )*(?:(?:undo|revert|roll back|(?:go|step) back(?: by)?|take back|take (?=.* (?:back|away|out|off)$))|(?:scrap|scratch|forget|remove|delete|discard|drop|get rid of) (?=.*\b(?:last|previous|latest)\b)) ?(.+?)(?: (?:back|away|out|off))?(?: again)?$/;
/** "Without that last thing", "one too many" */
const oneLess = new RegExp(
  `^(?:without (?:that|the|this) ${latest} ${edits}|(?:that (?:was|is) )?one (?:step |edit )?too many)$`,
);
const mostSteps = 100;

const stepsOf = (words: string): number | null => {
  const [, both, themBoth, before = '', number, behind = '', thing] = counted.exec(words) ?? [];
  if (both ?? themBoth) return 2;
  if (number === undefined) return before !== '' && thing !== undefined && !thing.endsWith('s') ? 1 : null;
  const steps = isHomophone(number) ? undefined : wholeNumber([number]);
  // "Undo two" is read elsewhere; what is counted here is said to be of the last, or steps.
  const plain = before === '' && behind === '' && thing === undefined && !/^(?:the|my|these|those|all)\b/.test(words);
  return steps === undefined || plain || steps < 1 || steps > mostSteps ? null : steps;
};

const thing = '(?:it|he|she|him|her|me|us|everything|all of (?:it|this)|things|this|the (?:picture|image|photo))';
const nothingYet = [
  '(?:(?:in|at|from) the (?:very )?(?:beginning|start|outset)|originally|to (?:begin|start) with)',
  '(?:when|before) (?:i|we) (?:first )?(?:started|began|opened it)(?: (?:editing|changing things|anything|all this))?',
  '(?:before (?:i|we|you) (?:ever |even )?(?:touched|edited) (?:anything|a thing|it|him|her|any of (?:it|this)|the (?:picture|image|photo)))',
  '(?:before (?:i|we|you) (?:ever |even )?(?:changed|did|moved|said|dragged|messed with) (?:anything|a thing|any of (?:it|this)|all (?:of )?this))',
  '(?:before (?:any|all|all of|all the|all my|my|the first) (?:edits?|changes?|of (?:it|this|that)|this|that))',
].join('|');
const going =
  '(?:please |just |now )*(?:let us |i want to |i want |i would like |can we |can i )?(?:(?:show|give) me |(?:go|come|get|take|put|bring|return|restore|reset|turn|have|roll|change|set|make|jump|revert)(?: |$))?';
const toThen = new RegExp(
  `^${going}(?:${thing} )?(?:(?:all the way|right|straight) )?(?:back )?(?:to )?(?:(?:how|like|as|what|the way|where) ${thing} (?:was|were|looked|had been) )?(?:${nothingYet})$`,
);
const toStart = new RegExp(
  `^${going}(?:${thing} )?(?:(?:all the way|right|straight) )?(?:back to|to|back) (?:the (?:very )?(?:beginning|start|original(?: (?:picture|image|photo|one|version|state))?)|where (?:i|we|it|this) (?:all )?(?:started|began)|square one)$`,
);
const allTheWay = /^(?:go |take (?:it|me|us) |undo )?all the way back$/;

const ratios: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  'two times': 2,
  triple: 3,
  'three times': 3,
  half: 0.5,
  'a half': 0.5,
  halve: 0.5,
  'a third': 1 / 3,
  'one third': 1 / 3,
  'a quarter': 0.25,
  'two thirds': 2 / 3,
  'three quarters': 0.75,
};
const byRatio = new RegExp(
  `^(?:(?:please|just|only|do|make|try|give me|give it|let us have|i want|i would like|make it|do it|go for|how about) )*(${Object.keys(ratios).join('|')})(?: of)? (?:that|it|this|that much|as much|that amount|the amount|what (?:you|i|we) did)$`,
);
const reined =
  /^(?:just )?(?:(?:rein|reel|dial|tone|ease|scale|wind) (?:it|that|this) (?:in|back)|(?:take|bring|tone|dial) (?:it|that|this) down a (?:notch|bit|peg)|ease off)(?: (a bit|a little|a little bit|a touch|slightly|a notch)| (a lot|a good deal))?$/;
const cut = /^(?:just )?(?:cut|chop|slice) that (?:in half|by half|down by half|down to half|in two)$/;

export const toldBefore = (words: string): ControlCommand | undefined => {
  if (toThen.test(words) || toStart.test(words) || allTheWay.test(words)) return { kind: 'original' };
  const [, what] = takingBack.exec(words) ?? [];
  const steps = what === undefined ? (oneLess.test(words) ? 1 : null) : stepsOf(what);
  if (steps !== null) return { kind: 'undo', steps };
  const factor = ratios[byRatio.exec(words)?.[1] ?? ''];
  if (factor !== undefined) return { kind: 'rescale', factor };
  if (cut.test(words)) return { kind: 'rescale', factor: 0.5 };
  const [held, little, much] = reined.exec(words) ?? [];
  return held === undefined ? undefined : { kind: 'rescale', factor: little ? 0.8 : much ? 0.3 : 0.6 };
};

/**
 * What was done to one part or several, taken back: "undo the ears", "put his mouth back to how it was", "take the head thing off". Verbs
 * that move ("bring the ears back down") and what is denied to a part itself ("remove the nose") are none of these.
 */
import { wholeName } from '../resolve.ts';
import { type Rule, rule, withRegion } from './rule.ts';

const ofPart: Rule['means'] = withRegion(({ region, side }) => ({ kind: 'undo-part', part: region, side }));
/** Of one part or several; the whole picture as it was is the original. */
const ofParts: Rule['means'] = ({ regions }) => {
  const [first, ...also] = regions.map(({ region, side }) => ({ part: region, side }));
  if (first === undefined || regions.some(({ region }) => region === wholeName)) return null;
  return { kind: 'undo-part', ...first, ...(also.length > 0 ? { also } : {}) };
};
const allButParts: Rule['means'] = (bound) => {
  const command = ofParts(bound);
  return command?.kind === 'undo-part' ? { ...command, except: true } : null;
};
/** "the ears", "the ears and the mouth", "the ears, the mouth and the nose" */
const further = '(,|and|, and) [what was done to] <part>';
const parts = `<part> [${further} [${further}]]`;
const several = `<part> ${further} [${further}]`;

const undo = '(undo|undoing|revert|reverse|take back|take away|remove|cancel|drop|scrap|discard|get rid of)';
const done = '[that] ((you|we|i) (did|have done|changed|made|do)|was done|has been done)';
const about = '(to|with|on|about|at|of)';
const change = '(one|thing|things|stuff|bit|business|part|change|changes|edit|edits|move|movement|turn|tilt|rotation)';
const before = '[before|originally|at first|at the (start|beginning)|to begin with]';
const was = `(it|they|he|she) (was|were|looked|used to be) ${before}`;
const asItWas = `(as|how|like|the way|where) ${was}`;
const again = `(normal [again]|${asItWas}|(as|like|same as) before)`;
const back = `(back ([to] ${again}|to what ${was})|to normal [again]|to (how|what|the way|where) ${was})`;

/** Before the plain ones: "all but the ears" is a way to name the ears elsewhere. */
const sparing: readonly Rule[] = [
  rule(
    [
      `[just|only] ${undo} (everything|all|it all|anything) [else] (but|except|except for|apart from|other than|besides) [what ${done} ${about}] ${parts}`,
      `[just|only] ${undo} (everything|all|all the|it all) [else] [${change}] [but] (not|keep|leave) [what ${done} ${about}] ${parts}`,
    ].join(' / '),
    allButParts,
  ),
];

const plain: readonly Rule[] = [
  rule(
    '[just|only] (undo|revert|reset|take back) <part> / put <part> back / put <part> back as (it was|they were)',
    ofParts,
  ),
];

const wordy: readonly Rule[] = [
  rule(
    [
      `[just|only] (undo|revert|reset|take back) ${several}`,
      `(put|set|bring|take) ${several} (back|back as (it was|they were)|${back})`,
    ].join(' / '),
    ofParts,
  ),
  rule(
    `(undo|undoing) what was done to <part> as a whole / (put|move|take|bring|shift) <part> back [to] where (it|they|he|she) (was|were) ${before}`,
    ofPart,
  ),
  rule(
    [
      `[just|only] ${undo} (what|whatever|everything|all|anything) ${done} ${about} ${parts}`,
      `[just|only] ${undo} [all] (everything|all|it all|whatever) ${about} <part>`,
      `[just|only] ${undo} [all] [of] [the|my|your|that|those|any] ${change} [${done}] ${about} ${parts}`,
      `[just|only] ${undo} [all] [of] <part> ${change} / (take|put) <part> ${change} (off|away|back|out) / without <part> ${change}`,
      `(put|set|get|bring|take|return|restore|revert|reset|turn|change|move|let|have) <part> [go|be] ${back} / (restore|revert) <part> / put <part> ${again}`,
      `make <part> [look|be] ${again} / leave <part> (how|like|the way) ${was}`,
      `<part> ([should|can|must|may|has to|have to] [just] [go|be|look] (${back}|normal again)|(should|must) (be|look) ${again}|(how|the way) ${was}|(as|like) (it|they) (was|were|looked) before|(as|like) before)`,
    ].join(' / '),
    ofParts,
  ),
];

export const undoPartRules: readonly Rule[] = [
  ...sparing.map((one): Rule => ({ ...one, moment: 'never' })),
  ...plain,
  ...wordy.map((one): Rule => ({ ...one, moment: 'never' })),
];

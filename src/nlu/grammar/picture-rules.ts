/** History, protection, pictures and files. */
import { firstVersion } from '../../core/index.ts';
import { each, type Rule, rule, withNumber, withRegion, withWords } from './rule.ts';

/** "shaggy", "the one with the big ears": which picture. Ways to go are no pictures. */
const picture = withWords((step) =>
  /^(?:(?:the |its |his |my )?(?:left|right|up|down)|sleep|work|me|steps?|times|edits?|changes?|(?:one|two|three|a|the|\d) (?:step|move|edit|change)s? (?:before|back|earlier|ago)|one before|(?:very )?first (?:picture|image|photo)$|(?:the |my |your )?(?:(?:latest|last|newest|first|oldest|previous) )?(?:reply|replies|messages?|answers?|conversation|chat|page|settings|menu)\b)\b/.test(
    step,
  )
    ? null
    : { kind: 'go-to-step', step },
);

export const pictureRules: readonly Rule[] = [
  // ---- history
  rule(
    '[go|jump|return|(take|bring|put|get) (me|us|it|him)] [back|forward|forwards] to [the] (step|version|state) [number] <n> / step <n> / version <n> / jump to <n> / (show|open|take) (step|version) <n> / back to (step|version) <n>',
    withNumber((n) => ({ kind: 'go-to-step', step: n })),
  ),
  rule(
    '(go|jump) [back] to [the] (step|version) [called|named] <words> / (open|show) [the] version [called|named] <words> / back to [the] version [called|named] <words>',
    withWords((step) => ({ kind: 'go-to-step', step })),
  ),
  rule(
    '(go|come|get|jump|switch|take me|bring me) back to [the (one|picture|version|image)] [with|where|that has|that had|called|named] [the] <words> / return to [the (one|picture|version|image)] [with|where|that has|that had|called|named] [the] <words> / bring back the (one|picture|version|image) [with|where|that has|that had|called|named] [the] <words>',
    picture,
  ),
  rule(
    '(put|take|get|bring) (it|him|her|this|everything) back to [the] <words> / back to [the] <words>',
    withWords((step) =>
      /^(?:before|first) (?!(?:picture|image|photo|one)$)/.test(step) ? { kind: 'go-to-step', step } : null,
    ),
  ),
  rule(
    '[go|come|get|take (me|us|it)|bring (me|it)] back to (how|the way|what|where) (it|he|she|everything|the picture) was (when|with) only <words> (was|were) (done|changed|edited|different|there) / [go|come|get|take (me|us|it)|bring (me|it)] back to when only <words> (was|were) (done|changed|edited|different) / [go|come|get|take (me|us|it)|bring (me|it)] back to (how|the way|what|where) (it|he|she|everything|the picture) (was|looked) with only <words>',
    withWords((words) => ({ kind: 'go-to-step', step: `only ${words}` })),
  ),
  rule(
    '[go|come|get|take (me|us|it)|bring (me|it)] back to (how|the way|what) (it|he|she|everything|the picture) (was|looked) before <words>',
    withWords((words) =>
      /^(?:that|this|it|now|all|any|i|we|you|the (?:last|edits?|changes?|first))\b/.test(words)
        ? null
        : { kind: 'go-to-step', step: `before ${words}` },
    ),
  ),
  rule(
    '(i|we) (like|liked|prefer|preferred|want) the first (one|version|picture) [better|more|best|back] / [go] back to the first (version|try)',
    { kind: 'go-to-step', step: firstVersion },
  ),
  rule(
    '(i|we) (like|liked|prefer|preferred) (it|that) [better|more] (before|the way it was|how it was|as it was) / (it|that) (was|looked) (better|nicer) before / [it was] better before / (i|we) (like|liked|prefer|preferred) the (previous|old|last|earlier|other) (one|version|picture) [better|more]',
    { kind: 'undo', steps: 1 },
  ),
  rule(
    'try another [one|way|version] / another (version|try|way|variant|variation) / [show me] a different version / try [it] again differently / try something else / (new|next) (branch|variant|version) / [make a] variation / other version / branch',
    { kind: 'another-version' },
  ),
  rule(
    'compare [with] [the] (versions|version|branches|variants|steps) / compare [the] two / compare [it] with the other [one|version]',
    { kind: 'compare-steps', step: null },
  ),
  rule(
    'compare [this|it] (with|to|against) [step|version|number] <n> / compare (step|version) <n>',
    withNumber((n) => ({ kind: 'compare-steps', step: n })),
  ),
  rule('(hide|close|end|stop) [the] (comparison|comparing|compare) / do not compare / close [the] before and after', {
    kind: 'compare',
    show: 'after',
  }),
  rule(
    '(call|name) (this|the) (step|version|state|one|picture|result) <words>',
    withWords((name) => ({ kind: 'name-step', name })),
  ),
  rule(
    'scratch that / scratch it / scrap that / scrap it / strike that / no that is wrong / that is wrong / that was wrong / no that was wrong / wrong / no wrong / that is not what i (said|meant) / i did not say that / no not that / not that',
    { kind: 'scratch' },
  ),
  rule(
    'back (a bit|a little|slightly|a touch) / (a bit|a little) back / go back (a bit|a little|slightly) / a (bit|little) less far',
    { kind: 'back', share: 0.25 },
  ),
  rule('[go] back (halfway|half way) / (halfway|half way) back / go (halfway|half way) back', {
    kind: 'back',
    share: 0.5,
  }),

  // ---- the last edit again
  rule('[do it] (like|as|same as) (before|last time) / the same as (before|last time)', { kind: 'again', times: 1 }),
  rule(
    '[do it] (like|as|same as) (before|last time|that) [but|only] (smaller|less|a bit less|weaker|softer|not so much|not as much) / [do] [the|it|that] [same] again but [a bit] (smaller|less|weaker|softer|not so much|not as much) / [the] same again (smaller|less|a bit less|weaker)',
    { kind: 'further', factor: 0.5 },
  ),
  rule(
    '[do it] (like|as|same as) (before|last time|that) [but|only] (bigger|larger|stronger|a bit more|more) / [do] [the|it|that] [same] again but [a bit] (bigger|larger|stronger|more) / [the] same again (bigger|larger|stronger|more)',
    { kind: 'further', factor: 1.5 },
  ),

  // ---- the running edit
  rule('[i said] pause [it|that|this|there|it there|the thing] / time out / wait a (moment|second|minute) / freeze', {
    kind: 'pause',
  }),
  rule('continue / keep going / resume / go on / carry on / keep on / unpause / proceed', {
    kind: 'continue',
  }),
  // "There!": as far as it should go
  rule('(just|right) there / there there / there stop / right there stop', { kind: 'stop' }, 'never'),
  ...each(
    {
      faster: 'faster / go faster / speed up / quicker / hurry [up] / (a bit|a little|much) faster',
      slower: 'slower / go slower / slow down / more slowly / slowly / (a bit|a little|much) slower',
    },
    (to) => ({ kind: 'pace', to }),
  ),

  // ---- what must stay
  rule(
    '(is|are) <region> [still|already|now] (protected|locked|kept|safe|frozen|fixed) [now|still]',
    withRegion(() => ({ kind: 'overlay', what: 'mask', shown: true })),
    'never',
  ),
  rule(
    '(protect|lock|freeze|preserve) <region>',
    withRegion(({ region: name, side }) => ({ kind: 'protect', constraints: [{ kind: 'keep', region: name, side }] })),
  ),
  rule(
    '(unprotect|unlock|unfreeze|release|free) <region> / (stop|no longer) (keeping|protecting) <region> / do not (keep|protect) <region> [any more|anymore|any longer] / (remove|clear) [the] protection (of|from|on) <region>',
    withRegion(({ region: name, side }) => ({ kind: 'unprotect', region: name, side })),
  ),
  rule(
    '(unprotect|unlock|release|free) (everything|all|it all|it) / (remove|clear|reset) [the] (mask|protection|protections) / no (protection|mask) / protect nothing / keep nothing / everything may change',
    { kind: 'unprotect', region: null, side: null },
  ),
  rule('invert [the] (mask|protection) / swap [the] mask / (reverse|flip) [the] mask', { kind: 'invert-mask' }),

  // ---- files
  ...each(
    {
      png: 'save / save it / save (this|the) (picture|image|photo|result) / save as (png|a png) [file] / (save|download) [it|this] [as] [a] png / download / download it / download (this|the) (picture|image|photo) / export / save picture / save image',
      webp: '(save|download|export) [it|this|the picture|the image|picture|image] [as] [a] (webp|web p|web pea) [file]',
      jpeg: '(save|download|export) [it|this|the picture|the image|picture|image] [as] [a] (jpeg|jpg|j peg|j p g) [file]',
      gif: '(save|download|export) [it|this|the edit|the last edit] [as] [a|an] (gif|jif|animation|animated gif|moving picture) [file] / save the (edit|animation|change)',
      video:
        '(save|download|export) [it|this|the edit] [as] [a] (video|movie|film|mp4|clip) [file] / save the (video|film)',
    },
    (format) => ({ kind: 'save', format }),
  ),
  rule('copy [the|a] link / copy [the] (address|url) / share / share (it|this) / get [a|the] link', {
    kind: 'copy-link',
  }),
  rule(
    '(use|load|open|switch to) [the] model <words> / (use|load|switch to) the <words> model',
    withWords((name) => ({ kind: 'model', name })),
  ),
];

/** Wordy ways to say what has a short one: understood, but no recogniser is led along them. */
import { firstVersion } from '../../core/index.ts';
import { moveNumber } from './part-rules.ts';
import { each, type Rule, rule, withNumber, withPlace, withRegion } from './rule.ts';

const rules: readonly Rule[] = [
  rule(
    '(undo|take back|revert|forget|remove) [the|that|my] (last|previous|latest) (one|step|edit|change|thing|action|move) [you did|i did|we did|i said] / (take|go|move|step) a step (back|backwards) / [go] back (a|one) step / go a step back / (i want|put|make) (it|that) how it was before / [like|just] how it was before / [back to] the way it was before',
    { kind: 'undo', steps: 1 },
  ),
  rule(
    '(i|we) (like|liked|prefer|preferred) the first (one|version|picture|try) [better|more|best|most] [so|and|can we|please] (go|come|take me|switch) back to (that|it|that one|this one)',
    { kind: 'go-to-step', step: firstVersion },
  ),
  rule(
    '(i|we) (like|liked|prefer|preferred) the (last|previous|other|old) (one|version|picture) [better|more|best|most] [so|and|can we|please] (go|come|take me|switch) back to (that|it|that one|this one)',
    { kind: 'undo', steps: 1 },
  ),
  rule(
    'i [do] want (it|that) [back] after all / i (do|did) want (it|that) [back] / i want (it|that) back / bring (it|that) back / put that back [on] [again] / put (it|this) back (in|on) [again] / i want it back [as|like|how|the way] it was before [i] [pressed|said|did|the] undo / (it|that) was (good|right|better|fine) after all / i liked (it|that) after all',
    { kind: 'redo', steps: 1 },
  ),
  rule('do (it|that|this|the same) (once more|one more time|once again|over again|over) / and [the] same again', {
    kind: 'again',
    times: 1,
  }),
  rule(
    '[do it] (like|as|same as) (before|last time|that) [but|only] (half|half as much|half as far|by half|half of it|half that|half the amount) / [do] [the|it|that] [same] again but (half|half as much|half as far|by half|half of it|half that|half the amount)',
    { kind: 'further', factor: 0.5 },
  ),
  rule(
    '[do it] (like|as|same as) (before|last time|that) [but|only] (double|twice|twice as much|twice as far) / [do] [the|it|that] [same] again but (double|twice|twice as much|twice as far)',
    { kind: 'further', factor: 2 },
  ),
  rule(
    '(go|come|take me|take us|take it) [all the way] back to (how|what|the way) (it|he|she|everything|the picture) (was|looked) [like] (in|at) the [very] (beginning|start) / (put|take|get|bring) (it|everything|that|this) all back / (put|take) (all of it|all of that|everything) back / (give|get|bring) [me] [back] the (original|first) [picture|image|photo|one|lion] back / (i want|i would like|i need|let me have|let us have|we want|may i have|can i have|could i have|can i get|can we have|can we get) the (original|first) [picture|image|photo|one|lion] [back] / (undo|revert|take back) (the lot|the whole lot|the whole thing|all of that|all my changes|every change)',
    { kind: 'original' },
  ),
  rule(
    '(wait|hold on|hang on) [for] [just] (a|one) (moment|second|sec|minute|tick) / [just] (a|one) (moment|second|sec|minute)',
    { kind: 'pause' },
  ),
  rule(
    '(how|what) (did|was) (it|he|she|that|this|the picture|everything) [look] [like] before [that|this|the edit|the change|all this] / [show me|let me see] (how|what) (it|he|she|that|this|the picture) (was|looked) [like] before [that|this|the edit|the change]',
    { kind: 'compare', show: 'before' },
  ),

  // ---- pictures, versions and files
  rule(
    '[that|it|he|she|this] (was|looked) (better|nicer|best) before / [go] [back] [to] [the] (previous|last) (picture|image|photo|version) / the (picture|image|photo|one|version) before [that|this]',
    { kind: 'undo', steps: 1 },
  ),
  rule(
    '(go|back|return|take me) [back] [to] the [very] first (picture|image|photo) / [(show|let me see|give) [me]] the [very] first (picture|image|photo) again',
    { kind: 'original' },
  ),
  rule(
    '[i want to] keep (this|that) (picture|image|photo|version) / (save|store|keep a copy of) (that|this one|that one|my (picture|image|lion)|a copy|this version|the lion|this lion) / (send|give|get) me (the|this) (picture|image|file) / save [it|this|the picture] (to|on) (my|the) (computer|disk|desktop|downloads|phone)',
    { kind: 'save', format: 'png' },
  ),
  rule('make [me] (a|an) (gif|animation|animated gif) [of|out of|from] [it|this|that]', {
    kind: 'save',
    format: 'gif',
  }),
  rule('(make|record) [me] a (video|film|movie) [of] [it|this|that]', { kind: 'save', format: 'video' }),
  rule('copy [the] link to (this|it|the picture) / (give|send) me [a|the] link [to (this|it|the picture)]', {
    kind: 'copy-link',
  }),

  rule(
    '(you|i|we) (can|may|could) (change|touch|edit|alter|move) <region> again / <region> (can|may|could|is allowed to|is free to) (change|move) again / [feel free to] (change|touch|edit|alter) <region> again / (let|allow) <region> [to] (change|move) again / i do not (mind|care) if <region> (changes|moves) [now|again] / you (need not|do not (have|need) to) (keep|protect) <region> [any more|anymore|any longer]',
    withRegion(({ region: name, side }) => ({ kind: 'unprotect', region: name, side })),
  ),

  // ---- asking
  rule(
    'what commands (are there|do you know|can i use) / i am (stuck|lost) / i do not know [what to (say|do)] / (i need|give me) some help / how do i use it / what (now|next) / how do i (undo|stop|start)',
    { kind: 'help' },
  ),
  rule(
    'what (is|has been) changed / what did (that|it|this) do / what did you [just] (do|change) / what have you [just] (done|changed) / tell me what you [just] (did|changed) / (did|has) anything (change|changed) / is anything different [now] / what is new',
    { kind: 'tell', about: 'changed' },
  ),

  rule(
    'what is (the|its|this) seed / (what|which) (seed|picture|step|version) is (this|it) / (what|which) (step|version) (am i|are we) (at|on)',
    { kind: 'tell', about: 'picture' },
  ),
  rule(
    'where (is|are) <place> / (show me|tell me) where <place> (is|are) / highlight <place>',
    withPlace(() => ({ kind: 'overlay', what: 'names', shown: true })),
  ),
  rule(
    '(what|which) number (is|has) <place>',
    withPlace(() => ({ kind: 'overlay', what: 'numbers', shown: true })),
  ),

  // ---- pace and page
  rule('slow (it|that|things) down [a (bit|little)] / slow down a (bit|little) / not so fast', {
    kind: 'pace',
    to: 'slower',
  }),
  rule('speed (it|that|things) up [a (bit|little)] / speed up a (bit|little) / not so slow', {
    kind: 'pace',
    to: 'faster',
  }),
  rule('pause for a (second|moment|minute|bit) / give me a (second|sec|moment|minute)', { kind: 'pause' }),
  rule('[make it] (fill|use) the [whole] (screen|window)', { kind: 'view', to: 'fit', place: null }),
  ...each(
    {
      dark: '(switch|change|turn) [to|on] [the] dark (mode|theme) / turn the lights off',
      light: '(switch|change|turn) [to|on] [the] light (mode|theme) / turn the lights on',
      system: '(switch|change) [back] to the (usual|normal|default) theme',
    },
    (to) => ({ kind: 'setting', change: { setting: 'theme', to } }),
  ),

  // ---- numbers
  rule(
    '(i will|let me|i would like to) (take|choose|pick|have) [the] [number|option] <n> / (click|tap|press|hit) [on] [number|option] <n>',
    withNumber((value) => ({ kind: 'number', value })),
  ),
  rule(
    '(drag|pull|shift|slide) [point|number|spot|badge] <n> [to the] <direction> / (select|pick|choose|take|grab|get) [point|number|spot|badge] <n> and (move|push|pull|drag|shift|bring|put) it [to the] <direction>',
    moveNumber(1),
  ),
  rule(
    '(drag|pull|shift|slide) [point|number|spot|badge] <n> (a bit|a little|a little bit|slightly) [to the] <direction> / (drag|pull|shift|slide) [point|number|spot|badge] <n> [to the] <direction> (a bit|a little|a little bit|slightly) / (select|pick|choose|take|grab|get) [point|number|spot|badge] <n> and (move|push|pull|drag|shift|bring|put) it (a bit|a little|a little bit|slightly) [to the] <direction> / (select|pick|choose|take|grab|get) [point|number|spot|badge] <n> and (move|push|pull|drag|shift|bring|put) it [to the] <direction> (a bit|a little|a little bit|slightly)',
    moveNumber(0.4),
  ),
];

export const wordyRules: readonly Rule[] = rules.map((one) => ({ ...one, moment: 'never' }));

/** The microphone, the voice, settings, help, choosing, yes and no, and words that are taught. */
import type { ControlCommand } from '../../core/index.ts';
import { spelled } from '../spelled.ts';
import { each, type Rule, rule, withWords } from './rule.ts';

const choose = (value: number | 'last'): ControlCommand => ({ kind: 'choose', value });
const ordinal = (word: string) =>
  `[take|choose|pick|no|use|i meant] [the] ${word} (one|option|alternative|choice) / [take|choose|pick|no|nope] the ${word} / [no|nope] ${word}`;

export const pageRules: readonly Rule[] = [
  // ---- the microphone
  ...each(
    {
      awake:
        'wake up / start listening / listen / listen to me / are you there / unmute / (turn|switch) on [the] microphone / (turn|switch) [the] microphone on / microphone on / mic on / wake up wake up / hey wake up',
      asleep:
        'go to sleep / go to sleep <rest> / stop listening / stop listening <rest> / mute / mute [the] microphone / sleep / do not listen / good night',
      off: '(turn|switch) off [the] (microphone|mic) / (turn|switch) [the] (microphone|mic) off / (microphone|mic) off / close [the] (microphone|mic)',
    },
    (to) => ({ kind: 'microphone', to }),
  ),

  // ---- yes and no
  rule('yes / yeah / yep / sure / of course / yes do it', { kind: 'answer', yes: true }),
  rule('no / nope / nah / no do not / better not', { kind: 'answer', yes: false }),

  // ---- choosing
  rule(ordinal('first'), choose(1)),
  rule(ordinal('second'), choose(2)),
  rule(ordinal('third'), choose(3)),
  rule(ordinal('fourth'), choose(4)),
  rule(ordinal('fifth'), choose(5)),
  rule(ordinal('last'), choose('last')),
  rule('none of (these|those|them) / none / neither / neither of (these|those|them) / no none', {
    kind: 'choose',
    value: null,
  }),
  rule(
    'correct that / correct it / fix that / fix what you heard / what else could it be / show [the] alternatives / wrong words',
    { kind: 'correct' },
  ),

  rule('spell (that|it|this) / spell / let me spell (that|it) / i will spell (that|it)', { kind: 'spell', word: null }),
  rule('(spell|spelled|spelt) <words> / (it|that) is (spelled|spelt) <words>', (bound) => {
    const word = spelled(bound.words().split(' '));
    return word === null ? null : { kind: 'spell', word };
  }),

  // ---- reading
  ...each(
    {
      up: 'scroll [further|more] up [a (bit|little)|(more|further)] / scroll back / page up / go up the page / scroll the (page|conversation|messages|list|chat) up / (show|read) [me] [the] (older|earlier) messages',
      down: 'scroll [further|more] down [a (bit|little)|(more|further)] / scroll / scroll (on|more|further) / page down / go down the page / scroll the (page|conversation|messages|list|chat) down / (show|read) [me] [the] newer messages',
      start:
        'scroll [all the way] [up] to the (top|start|beginning) / scroll all the way up / (go to the) top of the page',
      end: 'scroll [all the way] [down] to the (bottom|end) / scroll all the way down / (go to the) bottom of the page',
    },
    (to) => ({ kind: 'scroll', to }),
  ),
  rule('(open|show) [me] [the] settings / settings / go to [the] settings', { kind: 'settings', shown: true }),
  rule('(close|hide|leave|exit) [the] settings', { kind: 'settings', shown: false }),

  // ---- help
  rule('show [the|all] commands / what can i say / list [the|all] commands / open [the] commands', { kind: 'help' }),
  rule('(hide|close) [the] (commands|help) / hide help', { kind: 'overlay', what: 'commands', shown: false }),
  ...each(
    {
      heard: 'what did you hear / what have you heard / what did i say / what was that',
      changed:
        'what changed / what has changed / what did you do / what did you change / what happened / what is different',
      picture:
        'describe [the|this] (image|picture|photo) / describe it / what do you see / what is (on|in) the (picture|image) / where am i / what is the state / status',
      again:
        'say that again / say it again / what did you say / pardon / come again / read [me] that again / read (it|that) back',
      parts:
        'which parts (are there|do you know) / what parts (are there|do you know) / list [the] parts / what can (i|you) (change|edit) / parts',
    },
    (about) => ({ kind: 'tell', about }),
  ),
  rule('(quiet|be quiet|silence|shut up|shush|hush|stop talking|stop speaking)', { kind: 'quiet' }),

  // ---- settings
  ...each(
    {
      longer:
        'wait longer / wait [a bit] longer / be more patient / do not interrupt me / give me more time / longer pauses',
      shorter:
        'wait shorter / wait less / do not wait so long / be quicker to answer / shorter pauses / respond (faster|sooner|quicker)',
    },
    (to) => ({ kind: 'setting', change: { setting: 'end-of-speech', to } }),
  ),
  ...each(
    {
      on: 'voice on / (turn|switch) on [the|your] voice / (turn|switch) [the|your] voice on / speak to me / talk to me / read [me] [the] answers [aloud] / speak',
      off: 'voice off / (turn|switch) off [the|your] voice / (turn|switch) [the|your] voice off / do not (speak|talk) / no voice',
    },
    (to) => ({ kind: 'setting', change: { setting: 'voice', to } }),
  ),
  ...each(
    {
      slower: '(speak|talk|read) [more] (slower|slowly) / (speak|talk) a (bit|little) slower / slower voice',
      faster: '(speak|talk|read) (faster|quicker) / (speak|talk) a (bit|little) faster / faster voice',
    },
    (to) => ({ kind: 'setting', change: { setting: 'voice-rate', to } }),
  ),
  ...each(
    {
      on: 'sounds on / sound on / (turn|switch) on [the] sounds / beep',
      off: 'sounds off / sound off / (turn|switch) off [the] sounds / no (sounds|beeps)',
    },
    (to) => ({ kind: 'setting', change: { setting: 'sounds', to } }),
  ),
  ...each(
    {
      dark: 'dark mode / dark theme / (go|make it|turn) dark / night mode / dark / use dark mode',
      light: 'light mode / light theme / day mode / light / bright mode / use light mode',
      system: 'system (mode|theme) / automatic theme / default theme',
    },
    (to) => ({ kind: 'setting', change: { setting: 'theme', to } }),
  ),
  ...each(
    {
      bigger:
        '(bigger|larger) (text|letters|font) / make the text (bigger|larger) / text (bigger|larger) / increase [the] text size',
      smaller: 'smaller (text|letters|font) / make the text smaller / text smaller / decrease [the] text size',
      usual: '(normal|usual|default) text [size] / reset [the] text size',
    },
    (to) => ({ kind: 'setting', change: { setting: 'text-size', to } }),
  ),
  ...each(
    {
      'push-to-talk': 'push to talk / use push to talk / hold to talk',
      'hands-free': 'hands free / go hands free / always listen / keep listening / continuous listening',
    },
    (to) => ({ kind: 'setting', change: { setting: 'listening', to } }),
  ),

  // ---- names and phrases
  rule(
    '(call|name) (it|this|that) [point|spot|part] <words> / (call|name) (this|that) (point|spot|part) <words> / this is (the|my|its) <words>',
    withWords((name) => ({ kind: 'name-part', name: name.replace(/^(?:the|a|an|my) /, ''), place: null })),
  ),
  ...each(
    {
      phrases:
        '(list|show) [me] [my|the] (phrases|taught phrases|words i taught you) / what did i teach you / what have i taught you / my phrases',
    },
    (about) => ({ kind: 'tell', about }),
  ),
  rule(
    'forget [the] (phrase|word) <words> / forget what <words> means / unlearn <words>',
    withWords((phrase) => ({ kind: 'forget', phrase })),
  ),
];

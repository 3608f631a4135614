/** Points by number, grid and names: badges, handles and targets, nudging, what lies over the picture, the view. */
import type { ControlCommand } from '../../core/index.ts';
import { type Bound, each, type Rule, rule, withNumber, withPlace } from './rule.ts';

/** How far a nudge goes when no number is said, in pixels. */
const nudgePx = { usual: 4, hair: 1, lot: 12 } as const;

const nudge =
  (px: number | null, atPoint = true) =>
  (bound: Bound): ControlCommand | null => {
    const { direction } = bound;
    const point = atPoint ? bound.number() : null;
    const said = px ?? bound.number(atPoint ? 1 : 0);
    return direction && said !== null && said > 0 ? { kind: 'nudge', point, direction, px: said } : null;
  };

const overlay = (
  what: 'numbers' | 'names' | 'grid' | 'dense-grid' | 'mask' | 'history',
  words: string,
): readonly Rule[] => [
  rule(`show [me] [the] (${words}) / (${words}) on / display [the] (${words})`, { kind: 'overlay', what, shown: true }),
  rule(
    `(bring up|put up|pull up|turn on|switch on|give me|let me see|i need) [the] (${words}) / (put|turn|switch|bring|pull) [the] (${words}) (up|on) / [the] (${words}) / [can i|could i|i want to|let me] see [the] (${words}) / put [the] (${words}) (on|over) (it|the picture|the image|the screen)`,
    { kind: 'overlay', what, shown: true },
    'never',
  ),
  rule(`(hide|remove|close) [the] (${words}) / (${words}) off / no (${words})`, {
    kind: 'overlay',
    what,
    shown: false,
  }),
  rule(
    `(clear|get rid of|take away|turn off|switch off) [the] (${words}) / (take|turn|switch|put|get) [the] (${words}) (away|off|down) [it|the picture|the image|the screen]`,
    { kind: 'overlay', what, shown: false },
    'never',
  ),
];

export const pointRules: readonly Rule[] = [
  ...overlay('numbers', 'numbers|key points|marks|badges'),
  ...overlay('names', 'names|labels|part names|names of [the] parts'),
  ...overlay('grid', 'grid|the squares'),
  ...overlay('dense-grid', 'dense grid|fine grid|full grid|big grid'),
  ...overlay('mask', 'mask|protection|what is protected|what is kept'),
  ...overlay('history', 'history|steps|versions|timeline'),
  rule('number grid / numbers grid', { kind: 'overlay', what: 'dense-grid', shown: true }),
  rule('hide everything / clear [the] screen / clean [the] view / hide [the] overlays', { kind: 'clear-screen' }),
  rule(
    'dismiss [it|that|this] / close (the|this|that) (panel|dialog|box|list|thing)',
    { kind: 'clear-screen' },
    'never',
  ),
  rule('[the] (grid|square) <cells>', ({ cells }) => ({ kind: 'grid', cells }), 'points'),
  rule(
    'grid back / [go|come] (one level|a level) (up|back|out) / [go|come] (back|out|up|back out) (one|a) level / bigger squares',
    { kind: 'grid-back' },
    'points',
  ),
  rule('grid reset / reset [the] grid / whole grid / grid start', { kind: 'grid-reset' }, 'points'),
  ...each(
    {
      more: 'more squares / smaller squares / finer grid / denser grid',
      fewer: '(fewer|less) squares / larger squares / coarser grid',
    },
    (to) => ({ kind: 'grid-density', to }),
    'points',
  ),

  rule(
    '<n> / [the] (number|point|badge|option|choose|pick|take|select|alternative|answer) <n> / (choose|pick|take|select) [the] (number|point|option|badge) <n>',
    withNumber((value) => ({ kind: 'number', value })),
  ),
  // "No, seven, not seventeen"
  rule(
    '[no] [i said|i meant] [number] <n> not [number] <n> / no [i said|i meant] [number] <n>',
    withNumber((value) => ({ kind: 'number', value })),
    'never',
  ),
  rule(
    '[no] not [the] [number] <n> [but] [i said|i meant] [the] [number] <n>',
    (bound) => {
      const value = bound.number(1);
      return value === null ? null : { kind: 'number', value };
    },
    'never',
  ),
  rule(
    'what is [number|point] <n>',
    withNumber((value) => ({ kind: 'what-is', value }), 1),
    'points',
  ),
  rule(
    '(select|pick|point at|point to) <place>',
    withPlace((place) => ({ kind: 'pick', place })),
    'points',
  ),

  rule(
    '(put|set|place|add) (a|another|the) (point|handle|mark) (on|at|in|to|onto) <place> / [the] handle [is|on|at] <place> / (put|place) <place> as handle / take hold of <place> / grab <place> / (point|put a point) [in|right|just] (here|there)',
    (bound) => ({ kind: 'handle', place: bound.place() ?? { at: 'picked' } }),
    'points',
  ),
  rule(
    '(put|set|place|add) (a|the|its) target (on|at|in|to|onto) <place> / [the] target [is|on|at] <place> / move it to <spot> / drag it to <spot> / (drag|move|bring|put) it (there|here) / (drag|move|pull|bring|push) it [over|across] to where <spot> is',
    (bound) => ({ kind: 'target', place: bound.place() ?? { at: 'picked' } }),
    'points',
  ),
  rule(
    '(drag|move|pull|bring|push) [point|number] <place> (to|onto|towards|over to|across to) [where] <spot> [is] / drag from <place> to <spot> / (drag|move|pull|bring|push|put) [point|number] <place> (there|here)',
    (bound) => {
      const [from, to] = [bound.place(0), bound.place(1) ?? ({ at: 'picked' } as const)];
      return from && from.at !== 'picked' ? { kind: 'drag', from, to } : null;
    },
    'points',
  ),
  // "Three over to seven", "take number three and bring it to where seven is"
  rule(
    '[number|point] <n> [over|across] to [number|point] <n> / (take|grab|get) [number|point] <n> and (drag|move|pull|bring|push|put) it [over|across] to [where] [number|point] <n> [is]',
    (bound) => {
      const [from, to] = [bound.number(), bound.number(1)];
      return from === null || to === null
        ? null
        : { kind: 'drag', from: { at: 'number', value: from }, to: { at: 'number', value: to } };
    },
    'never',
  ),
  rule(
    'go / go ahead / do it / start / run / run it / carry it out / execute / begin / drag / drag it',
    { kind: 'go' },
    'points',
  ),
  rule(
    '(remove|delete|drop) [the] (point|pair|handle|target|number) <n>',
    withNumber((point) => ({ kind: 'remove-point', point }), 1),
    'points',
  ),
  rule(
    '(remove|delete|drop) (the|that|this|the last|last) (point|pair|handle)',
    { kind: 'remove-point', point: null },
    'points',
  ),
  rule(
    '(clear|remove|delete|drop) [all] [the|my] [of the] (points|pairs|handles|targets) / no points / clear [them] [all]',
    { kind: 'clear-points' },
    'points',
  ),

  rule(
    '[nudge|move] (point|number|handle|target) <n> <direction> [by] <n> [pixels|px] / (nudge|push) <n> <direction> [by] <n> [pixels|px] / [nudge|move] (point|number|handle|target) <n> by <n> [pixels|px] <direction>',
    (bound) => nudge(bound.number(1))(bound),
    'points',
  ),
  rule(
    '(nudge|push|move) (point|number) <n> <direction> / (nudge|push) <n> <direction> / (point|number) <n> <direction>',
    nudge(nudgePx.usual),
    'points',
  ),
  rule(
    '(nudge|push) [it|them|that] <direction> [a bit|a little] / (nudge|push) [it] a (bit|little) [to the] <direction>',
    nudge(nudgePx.usual, false),
    'points',
  ),
  rule(
    '(nudge|push) [it|them|that] <direction> [by] <n> [pixels|px] / (nudge|push) [it|them|that] [by] <n> [pixels|px] <direction>',
    nudge(null, false),
    'points',
  ),
  rule(
    '[just] a (hair|touch|smidge|tiny bit) [more] [to the] <direction> / [nudge|push] [it|that] [just] a (hair|touch|tiny bit) [to the] <direction> / [nudge|push] [it] <direction> a (hair|touch|tiny bit)',
    nudge(nudgePx.hair, false),
    'points',
  ),

  rule(
    'zoom in on <place> / zoom (to|into) <place> / [take a] (closer look at|closer to) <place> / magnify <place>',
    withPlace((place) => ({ kind: 'view', to: 'in', place })),
    'points',
  ),
  rule('zoom in / zoom / zoom closer / magnify', { kind: 'view', to: 'in', place: null }),
  rule('zoom out / zoom back [out]', { kind: 'view', to: 'out', place: null }),
  rule(
    'fit / fit [to] [the] (screen|window|view|picture|image) / (show|see) [the] whole (picture|image) / reset [the] (view|zoom) / no zoom',
    { kind: 'view', to: 'fit', place: null },
  ),
  rule('before / show [me] [the] before / what was before / show [me] [the] (old|previous) (one|picture|version)', {
    kind: 'compare',
    show: 'before',
  }),
  rule('after / show [me] [the] after', { kind: 'compare', show: 'after' }),
  rule(
    'compare / compare [it|them] / compare before and after / before and after / show [me] before and after / side by side',
    { kind: 'compare', show: 'both' },
  ),
  rule('(stop|end|no) comparing / hide [the] comparison / (stop|end|close) [the] comparison', {
    kind: 'compare',
    show: 'after',
  }),
];

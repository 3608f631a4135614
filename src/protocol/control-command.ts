/** The wire form of a control command: what a button or a key sends in place of its words. */
import { z } from 'zod';
import {
  actions,
  type ControlCommand,
  overlayNames,
  type Place,
  saveFormats,
  scrollWays,
  tellTopics,
} from '../core/index.ts';
import { settingSchema } from './audio.ts';

const finite = z.number().finite();
const name = z.string().min(1).max(80);
const mostBadges = 999;
const badge = z.int().min(1).max(mostBadges);
const side = z.enum(['left', 'right', 'both']);
const sideOrOther = z.enum(['left', 'right', 'both', 'other']).nullable();
const cell = z.int().min(1).max(9);
const mostCells = 6;
const cells = z.array(cell).max(mostCells).readonly();

export const placeSchema = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('number'), value: badge }),
  z.strictObject({ at: z.literal('part'), part: name, side: side.nullable(), words: name }),
  z.strictObject({ at: z.literal('named'), words: name }),
  z.strictObject({ at: z.literal('cells'), cells: z.array(cell).min(1).max(mostCells).readonly() }),
  z.strictObject({ at: z.literal('picked') }),
  z.strictObject({ at: z.literal('pixel'), x: finite, y: finite }),
]) satisfies z.ZodType<Place>;

const alone = <Kind extends string>(kind: Kind) => z.strictObject({ kind: z.literal(kind) });
const steps = z.int().min(1).max(1000);
const factor = finite.min(-10).max(10);
const direction = z.enum(['left', 'right', 'up', 'down']);
const amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('relative'), factor }),
  z.strictObject({ kind: z.literal('pixels'), px: finite.min(0.25).max(1000) }),
]);
const constraint = z.strictObject({ kind: z.enum(['keep', 'only']), region: name, side: side.nullable() });

const partSide = z.strictObject({ part: name, side: side.nullable() });
const partSides = z.array(partSide).max(8).readonly();
const deeds = z
  .array(z.union([partSide, z.strictObject({ actions: z.array(z.enum(actions)).max(actions.length).readonly() })]))
  .max(8)
  .readonly();

export const controlCommandSchema = z.discriminatedUnion('kind', [
  alone('stop'),
  alone('cancel'),
  alone('pause'),
  alone('continue'),
  z.strictObject({ kind: z.literal('pace'), to: z.enum(['faster', 'slower']) }),
  z.strictObject({ kind: z.literal('undo'), steps }),
  z.strictObject({ kind: z.literal('redo'), steps }),
  z.strictObject({
    kind: z.literal('undo-part'),
    part: name,
    side: side.nullable(),
    also: partSides.optional(),
    except: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('back'), share: finite.min(0).max(1) }),
  alone('scratch'),
  alone('original'),
  z.strictObject({
    kind: z.literal('go-to-step'),
    step: z.union([z.int().min(0).max(100_000), name]),
    by: z.strictObject({ when: z.enum(['before', 'only', 'first']), deeds }).optional(),
  }),
  alone('another-version'),
  z.strictObject({ kind: z.literal('compare-steps'), step: z.int().min(0).max(100_000).nullable() }),
  z.strictObject({ kind: z.literal('name-step'), name }),
  z.strictObject({ kind: z.literal('again'), times: z.int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('further'), factor }),
  z.strictObject({ kind: z.literal('rescale'), factor }),
  z.strictObject({ kind: z.literal('same-for'), part: name.nullable(), side: sideOrOther }),
  z.strictObject({
    kind: z.literal('repair'),
    correction: z.strictObject({ part: name.nullable(), side: sideOrOther, action: z.enum(actions).nullable() }),
  }),
  alone('correct'),
  z.strictObject({ kind: z.literal('spell'), word: name.nullable() }),
  z.strictObject({ kind: z.literal('number'), value: z.int().min(0).max(0xffffffff) }),
  z.strictObject({ kind: z.literal('choose'), value: z.union([badge, z.literal('last')]).nullable() }),
  z.strictObject({ kind: z.literal('answer'), yes: z.boolean() }),
  z.strictObject({ kind: z.literal('handle'), place: placeSchema }),
  z.strictObject({ kind: z.literal('target'), place: placeSchema }),
  z.strictObject({ kind: z.literal('drag'), from: placeSchema, to: placeSchema }),
  z.strictObject({ kind: z.literal('move'), place: placeSchema, direction, amount }),
  alone('go'),
  z.strictObject({ kind: z.literal('remove-point'), point: badge.nullable() }),
  alone('clear-points'),
  z.strictObject({
    kind: z.literal('nudge'),
    point: badge.nullable(),
    direction,
    px: finite.min(0.25).max(1000),
  }),
  z.strictObject({ kind: z.literal('pick'), place: placeSchema }),
  z.strictObject({ kind: z.literal('overlay'), what: z.enum(overlayNames), shown: z.boolean() }),
  alone('clear-screen'),
  z.strictObject({ kind: z.literal('grid'), cells }),
  alone('grid-back'),
  alone('grid-reset'),
  z.strictObject({ kind: z.literal('grid-density'), to: z.enum(['more', 'fewer']) }),
  z.strictObject({ kind: z.literal('view'), to: z.enum(['in', 'out', 'fit']), place: placeSchema.nullable() }),
  z.strictObject({ kind: z.literal('compare'), show: z.enum(['before', 'after', 'both']) }),
  z.strictObject({ kind: z.literal('protect'), constraints: z.array(constraint).min(1).max(8).readonly() }),
  z.strictObject({ kind: z.literal('unprotect'), region: name.nullable(), side: side.nullable() }),
  alone('invert-mask'),
  alone('new-image'),
  z.strictObject({ kind: z.literal('seed'), seed: z.int().min(0).max(0xffffffff) }),
  z.strictObject({ kind: z.literal('model'), name }),
  z.strictObject({ kind: z.literal('save'), format: z.enum(saveFormats) }),
  alone('copy-link'),
  z.strictObject({ kind: z.literal('teach'), phrase: name, means: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('forget'), phrase: name }),
  z.strictObject({ kind: z.literal('name-part'), name, place: placeSchema.nullable() }),
  z.strictObject({ kind: z.literal('forget-part'), name }),
  alone('suggest-parts'),
  alone('export-parts'),
  alone('import-parts'),
  z.strictObject({ kind: z.literal('scroll'), to: z.enum(scrollWays) }),
  z.strictObject({ kind: z.literal('settings'), shown: z.boolean() }),
  z.strictObject({ kind: z.literal('microphone'), to: z.enum(['awake', 'asleep', 'off']) }),
  z.strictObject({ kind: z.literal('setting'), change: settingSchema }),
  alone('quiet'),
  alone('help'),
  z.strictObject({
    kind: z.literal('tell'),
    about: z.enum(tellTopics),
  }),
  z.strictObject({ kind: z.literal('what-is'), value: badge }),
]) satisfies z.ZodType<ControlCommand>;

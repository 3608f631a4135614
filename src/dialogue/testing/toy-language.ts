/** A language of a few sentences and one recipe: enough to hold a conversation about a toy picture. */
import {
  type Command,
  type Domain,
  type EditCommand,
  imagePoint,
  type SoftMask,
  usualAmount,
} from '../../core/index.ts';
import type { Ground } from '../../grounding/port.ts';
import type { Understand } from '../../nlu/port.ts';

export const toyDomain: Domain = {
  name: 'toy',
  subjects: ['toy'],
  parts: [
    { name: 'mouth', singular: 'mouth', plural: 'mouth', synonyms: [], paired: false, actions: ['open', 'close'] },
  ],
  regions: [{ name: 'background', synonyms: [] }],
  suggestions: ['open the mouth'],
};

export const openMouth: EditCommand = {
  kind: 'edit',
  edits: [{ part: 'mouth', action: 'open', side: null, amount: usualAmount }],
  constraints: [{ kind: 'keep', region: 'background', side: null }],
};
const closeMouth: EditCommand = {
  kind: 'edit',
  edits: [{ part: 'mouth', action: 'close', side: null, amount: usualAmount }],
  constraints: [],
};

const sentences: Readonly<Record<string, Command>> = {
  'open the mouth': openMouth,
  'the open mouth': openMouth,
  'close the mouth': closeMouth,
  stop: { kind: 'stop' },
  cancel: { kind: 'cancel' },
  undo: { kind: 'undo', steps: 1 },
  'undo 2': { kind: 'undo', steps: 2 },
  redo: { kind: 'redo', steps: 1 },
  again: { kind: 'again', times: 1 },
  'three times': { kind: 'again', times: 3 },
  more: { kind: 'further', factor: 1 },
  'a bit more': { kind: 'further', factor: 0.4 },
  'the other way': { kind: 'further', factor: -2 },
  half: { kind: 'rescale', factor: 0.5 },
  double: { kind: 'rescale', factor: 2 },
  'back to the original': { kind: 'original' },
  'new image': { kind: 'new-image' },
  'seed 42': { kind: 'seed', seed: 42 },
  help: { kind: 'help' },
};

export const toyUnderstand: Understand = (text) => {
  const command = sentences[text];
  return command === undefined
    ? {
        kind: 'not-understood',
        reason: text === '' ? 'empty' : 'nonsense',
        text: `I do not understand “${text}”.`,
        suggestions: toyDomain.suggestions,
      }
    : { kind: 'command', command };
};

/** Keeps the left half. */
const halfMask = (size: number): SoftMask => ({
  size,
  keep: Float32Array.from({ length: size * size }, (_, i) => (i % size < size / 2 ? 1 : 0)),
});

/** Opening moves the lower lip two pixels down; closing is refused. */
export const toyGround: Ground = (command, keyPoints, imageSize) => {
  const lip = keyPoints.find(({ name }) => name === 'lower-lip')?.point;
  if (lip === undefined) return { kind: 'refused', reason: 'hidden', text: 'I cannot see the mouth in this picture.' };
  if (command.edits[0]?.action !== 'open') {
    return { kind: 'refused', reason: 'already-so', text: 'The mouth is closed already.' };
  }
  const keeps = command.constraints.length > 0;
  return {
    kind: 'plan',
    plan: {
      imageSize,
      points: [{ handle: lip, target: imagePoint(lip.x, lip.y + 2), label: 'lower lip', moves: true }],
      mask: keeps ? halfMask(imageSize) : null,
      says: keeps ? 'Opening the mouth, keeping the background.' : 'Opening the mouth.',
    },
  };
};

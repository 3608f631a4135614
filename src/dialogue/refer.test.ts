import { describe, expect, test } from 'vitest';
import { type Domain, type EditCommand, type PartEdit, usualAmount } from '../core/index.ts';
import { correct, sameFor } from './refer.ts';

const part = (name: string, paired: boolean, actions: Domain['parts'][number]['actions']) => ({
  name,
  singular: name,
  plural: `${name}s`,
  synonyms: [],
  paired,
  actions,
});
const domain: Domain = {
  name: 'toy',
  subjects: ['toy'],
  parts: [
    part('eye', true, ['open', 'close', 'look-left', 'look-right']),
    part('ear', true, ['raise']),
    part('mouth', false, ['open', 'close']),
    part('head', false, ['turn-left', 'turn-right', 'tilt-left', 'tilt-right']),
    part('neck', false, ['move-up', 'turn-left']),
  ],
  regions: [],
  suggestions: [],
};
const edit = (name: string, action: PartEdit['action'], side: PartEdit['side'] = null): PartEdit => ({
  part: name,
  action,
  side,
  amount: usualAmount,
});
const command = (...edits: readonly PartEdit[]): EditCommand => ({ kind: 'edit', edits, constraints: [] });
const nothing = { part: null, side: null, action: null } as const;

describe('a correction', () => {
  test.each([
    ['no, I meant the left', edit('eye', 'close', 'both'), { ...nothing, side: 'left' }, edit('eye', 'close', 'left')],
    ['the other one', edit('eye', 'close', 'left'), { ...nothing, side: 'other' }, edit('eye', 'close', 'right')],
    ['I meant the mouth', edit('eye', 'close', 'left'), { ...nothing, part: 'mouth' }, edit('mouth', 'close')],
    ['no, right', edit('head', 'turn-left'), { ...nothing, side: 'right' }, edit('head', 'turn-right')],
    [
      'right instead',
      edit('eye', 'look-left', 'both'),
      { ...nothing, side: 'right' },
      edit('eye', 'look-right', 'both'),
    ],
    [
      'the other eye',
      edit('eye', 'look-left', 'left'),
      { ...nothing, side: 'other' },
      edit('eye', 'look-left', 'right'),
    ],
    ['I meant the head', edit('eye', 'look-left', 'both'), { ...nothing, part: 'head' }, edit('head', 'turn-left')],
    ['I meant the neck', edit('ear', 'raise', 'left'), { ...nothing, part: 'neck' }, edit('neck', 'move-up')],
    ['the other way', edit('head', 'turn-left'), { ...nothing, side: 'other' }, edit('head', 'turn-right')],
    ['no, up', edit('ear', 'raise', 'left'), { ...nothing, action: 'look-up' }, edit('ear', 'raise', 'left')],
    ['tilt, not turn', edit('head', 'turn-right'), { ...nothing, action: 'tilt-left' }, edit('head', 'tilt-right')],
    ['tilt, not turn', edit('head', 'turn-left'), { ...nothing, action: 'tilt-left' }, edit('head', 'tilt-left')],
    ['no, up', edit('neck', 'turn-left'), { ...nothing, action: 'look-up' }, edit('neck', 'move-up')],
  ] as const)('[D44] %s', (_, before, correction, after) => {
    expect(correct(command(before), correction, domain)).toEqual({ command: command(after) });
  });

  test('[D44] changes the last edit that it can be about, and leaves the others', () => {
    const said = command(edit('eye', 'close', 'left'), edit('mouth', 'open'));
    expect(correct(said, { ...nothing, side: 'right' }, domain)).toEqual({
      command: command(edit('eye', 'close', 'right'), edit('mouth', 'open')),
    });
    expect(sameFor(said, { ...nothing, part: 'eye' }, domain)).toEqual({
      command: command(edit('eye', 'open', 'both')),
    });
  });

  test('[D84] naming one of several parts takes back what was done to the others', () => {
    const said = command(edit('mouth', 'open'), edit('ear', 'raise', 'both'));
    expect(correct(said, { ...nothing, part: 'ear' }, domain)).toEqual({
      command: command(edit('ear', 'raise', 'both')),
    });
    expect(correct(said, { ...nothing, part: 'ear', side: 'left' }, domain)).toEqual({
      command: command(edit('mouth', 'open'), edit('ear', 'raise', 'left')),
    });
  });

  test('[D44] that fits nothing is refused in words', () => {
    expect(correct(command(edit('mouth', 'open')), { ...nothing, side: 'left' }, domain)).toEqual({
      refused: 'The mouth has no left and right one.',
    });
    expect(correct(command(edit('mouth', 'open')), { ...nothing, part: 'ear' }, domain)).toHaveProperty('refused');
  });
});

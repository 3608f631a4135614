/** "More" and "not that big" right after something was set by degrees are about that, and not about the last edit. */
import { describe, expect, test } from 'vitest';
import type { Command, ControlCommand, Setting } from '../core/index.ts';
import { adjustedBy, leaningOn } from './adjusted.ts';
import { createConversation } from './conversation.ts';
import { collect, scriptedEngine, scriptedParts, toyUnderstand } from './testing/index.ts';

const text = (to: 'bigger' | 'smaller'): ControlCommand => ({
  kind: 'setting',
  change: { setting: 'text-size', to } satisfies Setting,
});
const scroll = (to: 'up' | 'down'): ControlCommand => ({ kind: 'scroll', to });
const view = (to: 'in' | 'out'): ControlCommand => ({ kind: 'view', to, place: null });
const more: Command = { kind: 'further', factor: 0.4 };

describe('[D87] what was set by degrees goes on', () => {
  test.each<[ControlCommand, string, Command | null, ControlCommand | null]>([
    [text('bigger'), 'a bit more', more, text('bigger')],
    [text('bigger'), 'again', { kind: 'again', times: 1 }, text('bigger')],
    [text('bigger'), 'Even bigger, please!', null, text('bigger')],
    [text('bigger'), 'not that big', { kind: 'rescale', factor: 0.6 }, text('smaller')],
    [text('bigger'), 'scratch that', { kind: 'scratch' }, text('smaller')],
    [text('smaller'), 'smaller still', null, text('smaller')],
    [scroll('down'), 'further down', null, scroll('down')],
    [scroll('down'), 'up a bit', null, scroll('up')],
    [view('in'), 'closer', null, view('in')],
    [view('in'), 'not so close', null, view('out')],
    [view('in'), 'the other way', { kind: 'further', factor: -2 }, view('out')],
    // These are about the picture.
    [view('in'), 'make it bigger', null, null],
    [text('bigger'), 'make the eyes bigger', null, null],
    [text('bigger'), 'undo', { kind: 'undo', steps: 1 }, null],
    [text('bigger'), 'close the eyes', null, null],
  ])('%j, “%s”', (adjusted, said, command, expected) => {
    expect(leaningOn(adjusted, said, command)).toEqual(expected);
  });

  test('a question leaves it, anything else ends it, and what has no degrees begins none', () => {
    expect(adjustedBy(text('bigger'), { kind: 'tell', about: 'heard' })).toEqual(text('bigger'));
    expect(adjustedBy(text('bigger'), { kind: 'undo', steps: 1 })).toBeNull();
    expect(adjustedBy(null, { kind: 'setting', change: { setting: 'theme', to: 'dark' } })).toBeNull();
    expect(adjustedBy(null, { kind: 'scroll', to: 'end' })).toBeNull();
    const grid = adjustedBy(null, { kind: 'overlay', what: 'grid', shown: true });
    expect(leaningOn(grid, 'finer', null)).toEqual({ kind: 'grid-density', to: 'more' });
    expect(leaningOn(null, 'a bit more', more)).toBeNull();
    // "Zoom in on the eye" goes on as "zoom in" does.
    const place = { at: 'number', value: 3 } as const;
    expect(adjustedBy(null, { kind: 'view', to: 'in', place })).toEqual(view('in'));
  });
});

test('[D87] in conversation “more” is about the text until the next edit', async () => {
  const engine = scriptedEngine({ steps: 1 }, { steps: 1 }, { steps: 1 });
  const conversation = await createConversation(scriptedParts(engine, { understand: toyUnderstand }), 'c1', 7);
  const told = collect(conversation);
  await conversation.say('open the mouth');
  await conversation.control(text('bigger'));
  expect(conversation.wouldDo('more')).toEqual([text('bigger')]);
  await conversation.say('more');
  expect(engine.requests).toHaveLength(1);
  expect(told.story().filter((line) => line.startsWith('setting text-size bigger'))).toHaveLength(2);
  await conversation.say('open the mouth');
  await conversation.say('more');
  expect(engine.requests).toHaveLength(3);
});

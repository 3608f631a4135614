import { expect, test } from 'vitest';
import type { Understand } from '../nlu/port.ts';
import { Board } from './board.ts';
import { createConversation } from './conversation.ts';
import { squareNamed } from './squares-named.ts';
import { scriptedEngine, scriptedParts, toyUnderstand } from './testing/index.ts';

test.each([
  ['top left', 1],
  ['the upper right corner', 3],
  ['um, the bottom right bit of that', 9],
  ['now the one in the middle', 5],
  ['the right bottom one', 9],
  ['top', 2],
  ['left', 4],
  ['Center, please', 5],
  ['on the left hand side', 4],
  ['turn left', null],
  ['the top of the head', null],
  ['now', null],
])('[V31] while the grid is shown “%s” is square %j', (said, value) => {
  const board = new Board();
  expect(squareNamed(board, said)).toBeNull();
  board.show('grid', true);
  expect(squareNamed(board, said)).toEqual(value === null ? null : { kind: 'number', value });
  board.show('dense-grid', true);
  expect(squareNamed(board, said)).toBeNull();
});

test('[V31] squares by their place go into each other as by their numbers', async () => {
  const understand: Understand = (text, ...rest) =>
    text === 'choose 4' ? { kind: 'command', command: { kind: 'choose', value: 4 } } : toyUnderstand(text, ...rest);
  const conversation = await createConversation(scriptedParts(scriptedEngine(), { understand }), 'c1', 7);
  await conversation.control({ kind: 'overlay', what: 'grid', shown: true });
  await conversation.say('top right');
  await conversation.say('the middle one');
  expect(conversation.overlay.grid?.cells).toEqual([3, 5]);
  // Nothing else on the screen can be counted.
  await conversation.control({ kind: 'overlay', what: 'grid', shown: true });
  expect(conversation.wouldDo('choose 4')).toEqual([{ kind: 'number', value: 4 }]);
});

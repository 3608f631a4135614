import { describe, expect, test } from 'vitest';
import { understand } from '../nlu/index.ts';
import { lion } from '../nlu/testing/lion.ts';
import { cautionOf, cautionOfAll, isMended } from './caution.ts';

const caution = (text: string, choosing = false): string => {
  const found = understand(text, lion);
  if (found.kind !== 'command') throw new Error(`"${text}" is no command.`);
  return cautionOf(found.command, choosing);
};

describe('[S71] how sure a recogniser must be', () => {
  test.each([
    ['low', 'stop / quiet / pause / wake up'],
    ['usual', 'undo / more / show numbers / go to sleep / the second one / redo / put a point on the nose'],
    ['high', 'seven / drag three to seven / undo three / go to step four / seed forty two / grid five three'],
    ['high', 'open the mouth / keep the background and close the eyes / start opening the mouth'],
    ['high', 'save / start over / new image / clear points / copy link / turn off microphone / nudge left ten'],
  ])('%s: %s', (wanted, texts) => {
    const all = texts.split(' / ');
    expect(all.map((text) => `${text}: ${caution(text)}`)).toEqual(all.map((text) => `${text}: ${wanted}`));
  });

  test('a number among numbered choices is as any other word', () => {
    expect(caution('two', true)).toBe('usual');
  });

  test('what the rules only read by leaving words out, or hearing others, is told apart', () => {
    expect(isMended('open the jaw for the cat', lion)).toBe(true);
    expect(isMended('open the mouse', lion)).toBe(true);
    expect(isMended('open the mouth', lion)).toBe(false);
    expect(isMended('the fur wants a trim', lion)).toBe(false);
  });

  test('of two requests as of the one that needs it most', () => {
    const all = (...texts: readonly string[]) =>
      cautionOfAll(
        texts.flatMap((text) => {
          const found = understand(text, lion);
          return found.kind === 'command' ? [found.command] : [];
        }),
        false,
      );
    expect(all('stop', 'open the mouth')).toBe('high');
    expect(all('stop', 'undo')).toBe('usual');
    expect(all('stop')).toBe('low');
    expect(all()).toBe('usual');
  });
});

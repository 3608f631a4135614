import { describe, expect, it } from 'vitest';
import { TalkKey } from './talk-key.ts';

const start = () => {
  const done: string[] = [];
  let now = 0;
  const key = new TalkKey({ press: () => done.push('press'), release: () => done.push('release') }, () => now);
  const later = (ms: number) => {
    now += ms;
    return key;
  };
  return { done, later };
};

describe('the talk key', () => {
  it('[V13] held, it talks until it comes up', () => {
    const { done, later } = start();
    later(1000).down();
    later(30).down();
    expect(done).toEqual(['press']);
    later(900).up();
    expect(done).toEqual(['press', 'release']);
  });

  it('[V13] pressed twice it is latched until the next press', () => {
    const { done, later } = start();
    later(1000).down();
    later(80).up();
    later(100).down();
    later(80).up();
    expect(done).toEqual(['press', 'release', 'press']);
    expect(later(3000).latched).toBe(true);
    later(0).down();
    later(80).up();
    expect(done).toEqual(['press', 'release', 'press', 'release']);
    expect(later(0).latched).toBe(false);
  });

  it('[V13] a short press of a pointer latches, a long one is held, and Enter goes on and off', () => {
    const { done, later } = start();
    later(1000).down();
    later(100).pointerUp();
    expect(done).toEqual(['press']);
    later(2000).down();
    later(100).pointerUp();
    expect(done).toEqual(['press', 'release']);
    later(2000).down();
    later(900).pointerUp();
    expect(done).toEqual(['press', 'release', 'press', 'release']);
    later(2000).toggle();
    later(2000).toggle();
    expect(done.slice(4)).toEqual(['press', 'release']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettingChange } from '../../../src/protocol/audio.ts';
import { changeSetting, readSettings, tellSetting } from './settings.ts';

const usual = readSettings(null);
const changes: readonly SettingChange[] = [
  { setting: 'end-of-speech', to: 'longer' },
  { setting: 'end-of-speech', to: 'shorter' },
  { setting: 'voice', to: 'on' },
  { setting: 'voice-rate', to: 'slower' },
  { setting: 'sounds', to: 'on' },
  { setting: 'theme', to: 'dark' },
  { setting: 'text-size', to: 'bigger' },
  { setting: 'listening', to: 'push-to-talk' },
];

describe('settings', () => {
  it('[V6] waiting longer and shorter stays within 200 to 2000 ms and starts at 400', () => {
    expect(usual.endOfSpeechMs).toBe(400);
    const twenty = (to: 'longer' | 'shorter') =>
      Array.from({ length: 20 }).reduce<typeof usual>(
        (now) => changeSetting(now, { setting: 'end-of-speech', to }),
        usual,
      );
    expect(twenty('longer').endOfSpeechMs).toBe(2000);
    expect(twenty('shorter').endOfSpeechMs).toBe(200);
  });

  it.each(changes)('[V6] $setting to $to changes that one, is told, and is read back as it was kept', (change) => {
    const changed = changeSetting(usual, change);
    const different = Object.keys(usual).filter((key) => Reflect.get(usual, key) !== Reflect.get(changed, key));
    expect(different.length).toBe(1);
    expect(tellSetting(changed, change)).not.toBe(tellSetting(usual, change));
    expect(readSettings(JSON.stringify(changed))).toEqual(changed);
  });

  it('[V6] whatever was kept, the settings are sound', () => {
    expect(readSettings('{"endOfSpeechMs":9,"theme":"pink","voice":true}')).toEqual({ ...usual, voice: true });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
        expect(Object.keys(readSettings(kept))).toEqual(Object.keys(usual));
      }),
    );
  });
});

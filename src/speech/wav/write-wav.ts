/** A clip as a WAV file in memory: 16 bit PCM, mono, 16 kHz. */
import { clipRateHz } from '../port.ts';

export const toWav = (clip: Float32Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(44 + clip.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => {
    for (let i = 0; i < value.length; i++) view.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, clipRateHz, true);
  view.setUint32(28, clipRateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, clip.length * 2, true);
  for (const [at, sample] of clip.entries()) {
    view.setInt16(44 + at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
  }
  return bytes;
};

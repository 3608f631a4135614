/** Speech to text: recognisers behind one port, the gates against invented text, snapping to a vocabulary. */
export { openRecogniser } from './open-recogniser.ts';
export * from './port.ts';
export { defaultWhisper, type RecogniserChoice, readSpeechSettings, type SpeechSettings } from './settings.ts';
export { type Match, matches, type Snapped, snap } from './snap/index.ts';
export { clipFromWav, mostWavBytes } from './wav/read-wav.ts';

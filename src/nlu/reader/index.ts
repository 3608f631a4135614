/** A small network that reads what the rules do not. Trained by training/language on sentences written for it. */
export { controlInWords, intents, isControlIntent } from './labels.ts';
export type * from './port.ts';
export { readFreely } from './read-freely.ts';
export { createSentenceReader } from './reader.ts';

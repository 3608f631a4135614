/** The form in which sound travels. Without schemas, so that an audio worklet can have it alone. */
export const audioRateHz = 16_000;
export const bytesPerSample = 2;
/** The longest utterance; a page ends one that goes on. */
export const longestUtteranceSeconds = 15;
export const maxAudioSamples = longestUtteranceSeconds * audioRateHz;

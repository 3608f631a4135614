export { describe, describeEdit } from './describe.ts';
export * from './llm/index.ts';
export * from './port.ts';
export * from './reader/index.ts';
export { understandMisheard } from './recovery.ts';
export { spokenGrammar } from './spoken-grammar.ts';
export { isFreeName, withTaughtParts } from './taught-parts.ts';
export { understand } from './understand.ts';
export { closedPhrases, type SpokenMoment, wordsOfTheMoment } from './vocabulary.ts';

export { buildApp } from './app.ts';
export { type ClipWords, clipWords } from './clip-words.ts';
export { type ComposeOptions, compose, findModel } from './compose.ts';
export { toAnimatedWebp, toJpeg, toPng, toWebp } from './encode.ts';
export { importParts, openPartFile, partFileOf, partFileText, userDataFolder } from './part-file.ts';
export type { ServerParts } from './parts.ts';
export { openUnderstand } from './sentence-reader.ts';
export { defaultHost, defaultPort, type RunningServer, type ServeOptions, serve, stopOnSignals } from './serve.ts';
export { isMissing, whyNot } from './why-not.ts';

/** DragGAN on a StyleGAN2 generator. Servers use `createEngineProcess`; tests and tools may use `createLocalEngine`. */
export { readSafetensors } from './checkpoint/index.ts';
export {
  createDragEngine,
  createEngineProcess,
  type EngineProcess,
  type EngineProcessOptions,
} from './engine-process.ts';
export { type FactorLatents, openFactorLatents } from './factor-latents.ts';
export { type Follower, openFollower } from './follow.ts';
export { createLocalEngine, type LocalEngine } from './local-engine.ts';
export { readPartsFingerprint } from './parts/fingerprint.ts';
export * from './port.ts';
export { servedBy } from './served-by.ts';

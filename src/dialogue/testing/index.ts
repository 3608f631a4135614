/** Scripted stand-ins for the capabilities, for tests of the dialogue and of what carries it. */
export { collect } from './collect.ts';
export { type DragScript, type ScriptedEngine, scriptedEngine } from './scripted-engine.ts';
export { type ScriptedFinder, scriptedFinder } from './scripted-finder.ts';
export { scriptedParts } from './scripted-parts.ts';
export { openMouth, toyDomain, toyGround, toyUnderstand } from './toy-language.ts';

/** Fakes for the tests of other folders. */
export {
  createScriptedEngine,
  evenSteps,
  type ScriptedDrag,
  type ScriptedEngine,
  type ScriptedOptions,
} from './scripted-engine.ts';

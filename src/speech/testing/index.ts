export { type ScriptedRecogniser, scriptedInfo, scriptedRecogniser } from './scripted-recogniser.ts';

/** How good it is, in figures: what `saydrag eval` runs. */

export { deedsKey, openDeeds } from './deeds/kept-deeds.ts';
export { writeSection } from './document.ts';
export { mostCases } from './drag/cases.ts';
export { type DragEvaluation, type DragEvaluationOptions, evaluateDrag } from './drag/evaluate.ts';
export { openStage } from './drag/stage.ts';
export { type TaskName, taskNames } from './drag/tasks.ts';
export { evaluateTalks, frontalOf, type JudgedTurn, standingTalk, talksOf } from './language/conversations.ts';
export { effectReport } from './language/effect-report.ts';
export { type Effect, effectsOf, evaluateEffects } from './language/effects.ts';
export { evaluateLanguage, type Judged } from './language/evaluate.ts';
export { openFactorReader } from './language/factor-reader.ts';
export { openReplay, type Replay, recordedOf } from './language/replay.ts';
export { type Behind, failuresOf, reportOf as languageReport } from './language/report.ts';
export { sentencesOf } from './language/sentences.ts';
export { type PartCases, rendererCases, seedCases, suggestionCases } from './parts/cases.ts';
export { evaluateParts } from './parts/evaluate.ts';
export { type PartsReported, partsReport } from './parts/report.ts';
export { evaluateSuggestions } from './parts/suggestions.ts';
export { suggestionsReport } from './parts/suggestions-report.ts';

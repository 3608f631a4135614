/** How good it is, in figures: what `saydrag eval` runs. */
export { writeSection } from './document.ts';
export { mostCases } from './drag/cases.ts';
export { type DragEvaluation, type DragEvaluationOptions, evaluateDrag } from './drag/evaluate.ts';
export { type TaskName, taskNames } from './drag/tasks.ts';
export { evaluateLanguage, type Judged } from './language/evaluate.ts';
export { failuresOf, reportOf as languageReport } from './language/report.ts';
export { sentencesOf } from './language/sentences.ts';

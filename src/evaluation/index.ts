/** How good it is, in figures: what `saydrag eval` runs. */
export { writeSection } from './document.ts';
export { mostCases } from './drag/cases.ts';
export { type DragEvaluation, type DragEvaluationOptions, evaluateDrag } from './drag/evaluate.ts';
export { type TaskName, taskNames } from './drag/tasks.ts';

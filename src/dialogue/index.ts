export { createConversation, maxWaitingEdits, resumeConversation } from './conversation.ts';
export type { EditOutcome } from './edit-runner.ts';
export type { EditRecord, HistoryNode, KeptHistory } from './history.ts';
export { lookAgain } from './look-again.ts';
export { editOnce, type OncePlan, type OnceWatcher, planOnce } from './once.ts';
export { type ConversationParts, type EditParts, freeTurns, type TurnQueue } from './parts.ts';
export { prepareFirstEdits } from './plan-edit.ts';
export * from './port.ts';
export { memoryOf, type PartMemory, type TaughtPart, type Teaching, withExample, withParts } from './teaching.ts';

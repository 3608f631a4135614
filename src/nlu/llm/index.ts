export { type LlmConfig, readLlmConfig } from './config.ts';
export { createInterpreter } from './interpreter.ts';
export type { Interpret, Interpretation, Interpreter, InterpretRequest, Proposal } from './port.ts';

/** Value types and errors that every folder shares. No dependencies; runs in a browser. */
export * from './command.ts';
export * from './control-command.ts';
export * from './domain.ts';
export * from './errors.ts';
export * from './file-name.ts';
export * from './geometry.ts';
export * from './picture.ts';
export * from './plan.ts';
export * from './point-name.ts';
export * from './square.ts';
export * from './wording.ts';

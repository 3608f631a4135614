export { describe, describeEdit } from './describe.ts';
export * from './port.ts';
export { understand } from './understand.ts';
